package io.github.dreamsphere.app.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.ViewDirection;
import io.github.dreamsphere.ViewSet;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Projection;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewFilesTest {
    private static final Camera CAMERA = Camera.ofDegrees(10, 20, 5, 80, Projection.RECTILINEAR);
    private static final Path OUT = Path.of("folder", "view.png");

    @Test
    void aSingleViewKeepsItsName() {
        assertThat(ViewFiles.of(ViewSet.SINGLE, CAMERA, OUT)).containsExactly(Map.entry(OUT, CAMERA));
    }

    @Test
    void directionsAreAddedToTheName() {
        ViewSet all = new ViewSet.Directions(Arrays.asList(ViewDirection.values()));
        Map<Path, Camera> files = ViewFiles.of(all, CAMERA, OUT);
        assertThat(files.keySet().stream().map(file -> file.getFileName().toString()))
                .containsExactly(
                        "view-front.png",
                        "view-right.png",
                        "view-back.png",
                        "view-left.png",
                        "view-up.png",
                        "view-down.png");
        assertThat(files.values().stream().map(camera -> Math.round(Math.toDegrees(camera.yaw()))))
                .containsExactly(10L, 100L, 190L, -80L, 10L, 10L);
        assertThat(files.values().stream().map(camera -> Math.round(Math.toDegrees(camera.pitch()))))
                .containsExactly(20L, 20L, 20L, 20L, 90L, -90L);
        assertThat(files.values()).allMatch(camera -> camera.fov() == CAMERA.fov() && camera.roll() == CAMERA.roll());
    }

    @Test
    void aTurntableTurnsInEqualSteps() {
        Path pattern = Path.of("folder", "turn-%02d.png");
        Map<Path, Camera> files = ViewFiles.of(new ViewSet.Turntable(3), CAMERA, pattern);
        assertThat(files.keySet())
                .containsExactly(
                        Path.of("folder", "turn-00.png"),
                        Path.of("folder", "turn-01.png"),
                        Path.of("folder", "turn-02.png"));
        List<Camera> cameras = List.copyOf(files.values());
        assertThat(Math.toDegrees(cameras.get(2).yaw() - cameras.get(0).yaw())).isCloseTo(240, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> ViewFiles.of(new ViewSet.Turntable(3), CAMERA, OUT));
        assertThatIllegalArgumentException().isThrownBy(() -> new ViewSet.Turntable(0));
    }
}
