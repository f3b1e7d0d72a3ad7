package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import org.junit.jupiter.api.Test;

class GazeRevealTest {
    private static final Equirectangular GRID = new Equirectangular(GazeReveal.WIDTH, GazeReveal.HEIGHT);
    private static final Vec3 BEHIND = Vec3.ofAngles(Math.PI - 0.01, 0.2);

    private static float at(GazeReveal reveal, Vec3 direction) {
        int x = Math.min(GRID.width() - 1, (int) GRID.x(direction.longitude()));
        int y = Math.min(GRID.height() - 1, (int) GRID.y(direction.latitude()));
        return reveal.shown()[y * GRID.width() + x];
    }

    private static void look(GazeReveal reveal, Vec3 gaze, double seconds) {
        for (int i = 0; i < seconds * 60; i++) {
            reveal.look(gaze, 1 / 60.0);
        }
    }

    @Test
    void flowsInWhereOneDwellsAcrossTheSeam() {
        GazeReveal reveal = new GazeReveal();
        look(reveal, BEHIND, 3);
        assertThat(at(reveal, BEHIND)).isGreaterThan(0.9f);
        assertThat(at(reveal, Vec3.ofAngles(-Math.PI + 0.05, 0.2))).isGreaterThan(0.8f);
        assertThat(at(reveal, Vec3.ofAngles(0, 0))).isZero();
    }

    @Test
    void ebbsSlowlyWhereOneNoLongerLooks() {
        GazeReveal reveal = new GazeReveal();
        look(reveal, BEHIND, 3);
        look(reveal, Vec3.ofAngles(0, 0), 5);
        assertThat(at(reveal, BEHIND)).isBetween(0.5f, 0.9f);
        look(reveal, Vec3.ofAngles(0, 0), 60);
        assertThat(at(reveal, BEHIND)).isLessThan(0.05f);
    }
}
