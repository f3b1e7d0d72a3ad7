package io.github.dreamsphere.viewer.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GazeViewTest {
    private static final int SIZE = 64;

    @ParameterizedTest
    @CsvSource({"0, 0", "179, 10", "30, 90", "-100, -88", "-179.9, -40"})
    void aBrighterViewBrightensTheSphereAboutTheGazeOnly(double yaw, double pitch) {
        SphereImage sphere = SphereImage.full(new Image(512, 256));
        Rotation turn = Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0.4);
        GazeView view = new GazeView(sphere, new Gnomonic(SIZE, SIZE, Math.toRadians(60), turn));
        float[] before = view.read();
        float[] after = before.clone();
        Arrays.fill(after, 0.5f);
        CellLayout layout = CellLayout.of(512, 256, 128, 256);
        BitSet cells = view.write(before, after, layout);

        Vec3 gaze = turn.apply(new Vec3(0, 0, -1));
        Equirectangular area = sphere.area();
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 512; x++) {
                double angle = Math.toDegrees(area.direction(x + 0.5, y + 0.5).angleTo(gaze));
                float value = sphere.image().get(x, y, 0);
                if (angle < 3) {
                    assertThat(value).as("%d, %d", x, y).isGreaterThan(0.45f);
                } else if (angle > 40) {
                    assertThat(value).as("%d, %d", x, y).isZero();
                }
                if (value > 0) {
                    assertThat(cells.get(layout.cellAt(x, y))).isTrue();
                }
            }
        }
        assertThat(cells.cardinality()).isLessThan(layout.cells());
    }

    @Test
    void onAPartOfTheSphereAllCellsThatChangeAreNamedWhereverOneLooks() {
        Equirectangular part = new Equirectangular(256, 256, 0, 0, 1024, 512);
        SphereImage sphere = new SphereImage(new Image(256, 256), part);
        Rotation up = Rotation.yawPitchRoll(Math.toRadians(20), Math.toRadians(80), 0);
        GazeView view = new GazeView(sphere, new Gnomonic(SIZE, SIZE, Math.toRadians(100), up));
        float[] before = view.read();
        float[] after = before.clone();
        Arrays.fill(after, 0.5f);
        CellLayout layout = CellLayout.of(256, 256, 64, 256);
        BitSet cells = view.write(before, after, layout);
        int changed = 0;
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                if (sphere.image().get(x, y, 0) > 0) {
                    changed++;
                    assertThat(cells.get(layout.cellAt(x, y)))
                            .as("%d, %d", x, y)
                            .isTrue();
                }
            }
        }
        assertThat(changed).isPositive();
    }
}
