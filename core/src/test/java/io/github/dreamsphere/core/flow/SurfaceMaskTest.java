package io.github.dreamsphere.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import org.junit.jupiter.api.Test;

class SurfaceMaskTest {
    private static final Equirectangular SPHERE = new Equirectangular(32, 16);

    private static SurfaceMask point(int x, int y) {
        boolean[] marked = new boolean[SPHERE.width() * SPHERE.height()];
        marked[y * SPHERE.width() + x] = true;
        return SurfaceMask.of(SPHERE, marked);
    }

    @Test
    void growsAcrossTheSeam() {
        SurfaceMask grown = point(0, 8).grown(2);

        assertThat(grown.get(31, 8)).isTrue();
        assertThat(grown.get(30, 8)).isTrue();
        assertThat(grown.get(29, 8)).isFalse();
        assertThat(grown.get(0, 6)).isTrue();
        assertThat(grown.get(0, 5)).isFalse();
    }

    @Test
    void growsAcrossAPole() {
        SurfaceMask grown = point(3, 0).grown(1);

        assertThat(grown.get(3, 1)).isTrue();
        assertThat(grown.get(19, 0))
                .as("the pixel on the other side of the pole")
                .isTrue();
        assertThat(grown.get(19, 1)).isFalse();
    }

    @Test
    void growsFurtherAlongRowsNearAPole() {
        SurfaceMask grown = point(10, 2).grown(2);

        assertThat(grown.get(14, 2)).isTrue();
        assertThat(grown.get(15, 2)).isFalse();
    }

    @Test
    void openingRemovesSpecksAndKeepsAreas() {
        assertThat(point(5, 8).shrunk(1).share()).isZero();
        SurfaceMask area = point(5, 8).grown(3);
        assertThat(area.shrunk(1).grown(1).share()).isCloseTo(area.share(), withinPercentage(5));
    }

    @Test
    void aPlainPictureEndsAtItsEdges() {
        Flat plane = new Flat(16, 8);
        boolean[] marked = new boolean[16 * 8];
        marked[3 * 16] = true;
        SurfaceMask grown = SurfaceMask.of(plane, marked).grown(2);

        assertThat(grown.get(2, 3)).isTrue();
        assertThat(grown.get(15, 3)).isFalse();
        assertThat(grown.share()).isEqualTo(15.0 / (16 * 8));
    }
}
