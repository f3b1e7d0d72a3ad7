package io.github.dreamsphere.viewer.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewPatchTest {
    private static final int SIZE = 64;

    /** Makes all that a view sees grey on a black sphere; gives the cells that this changes. */
    private static BitSet grey(SphereImage sphere, Rotation turn, double fov, CellLayout layout) {
        ViewPatch view = new ViewPatch(
                sphere.image(), new SphereTable(sphere.area()), new Gnomonic(SIZE, SIZE, Math.toRadians(fov), turn));
        float[] before = view.read();
        float[] after = before.clone();
        Arrays.fill(after, 0.5f);
        return view.write(before, after, layout);
    }

    /** That every pixel that is no longer black lies in one of these cells. */
    private static void assertNamed(SphereImage sphere, BitSet cells, CellLayout layout, String look) {
        Image image = sphere.image();
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                if (image.get(x, y, 0) > 0 && !cells.get(layout.cellAt(x, y))) {
                    fail("the cell at (%d, %d) has changed, and is not named, looking to %s", x, y, look);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "179, 10", "30, 90", "-100, -88", "-179.9, -40"})
    void aBrighterViewBrightensTheSphereAboutTheGazeOnly(double yaw, double pitch) {
        SphereImage sphere = SphereImage.full(new Image(512, 256));
        Rotation turn = Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), 0.4);
        CellLayout layout = CellLayout.of(512, 256, 128, 256);
        BitSet cells = grey(sphere, turn, 60, layout);

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
            }
        }
        assertNamed(sphere, cells, layout, yaw + ", " + pitch);
        assertThat(cells.cardinality()).isLessThan(layout.cells());
    }

    /** Over the pole a corner of a view may see the far side of the sphere, and there a part of it, by itself. */
    @ParameterizedTest
    @ValueSource(doubles = {40, 55, 70, 85})
    void onAPartOfTheSphereAllCellsThatChangeAreNamedWhereverOneLooks(double pitch) {
        Equirectangular part = new Equirectangular(200, 256, 0, 0, 1024, 512);
        CellLayout layout = CellLayout.of(200, 256, 64, 256);
        for (int yaw = -180; yaw < 180; yaw += 10) {
            for (int roll = 0; roll < 90; roll += 15) {
                SphereImage sphere = new SphereImage(new Image(200, 256), part);
                Rotation turn = Rotation.yawPitchRoll(Math.toRadians(yaw), Math.toRadians(pitch), Math.toRadians(roll));
                BitSet cells = grey(sphere, turn, 100, layout);
                assertNamed(sphere, cells, layout, yaw + ", " + pitch + ", rolled by " + roll);
            }
        }
    }
}
