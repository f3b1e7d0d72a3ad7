package io.github.dreamsphere.upscale.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class UnderAlphaRowsTest {
    private static final int WIDTH = 64;
    private static final int HEIGHT = 32;

    /** White and opaque in its left half, black and transparent in its right. */
    private static Image halfTransparent() {
        Image image = new Image(WIDTH, HEIGHT);
        float[] alpha = new float[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            Arrays.fill(alpha, y * WIDTH, y * WIDTH + WIDTH / 2, 1);
            Arrays.fill(image.rgb(), image.index(0, y), image.index(WIDTH / 2, y), 1);
        }
        return image.withAlpha(alpha);
    }

    private static Image coloured() throws IOException {
        try (RowStream rows =
                new UnderAlphaRows(new ImageRowStream(halfTransparent(), new Equirectangular(WIDTH, HEIGHT)))) {
            return ImageRowStream.collect(rows);
        }
    }

    @Test
    void transparentPixelsTakeTheColourOfVisibleNeighbours() throws IOException {
        Image image = coloured();
        for (int x : new int[] {WIDTH / 2, WIDTH / 2 + UnderAlphaRows.RADIUS - 1, WIDTH - 1}) {
            assertThat(image.get(x, HEIGHT / 2, 0)).as("column %d", x).isCloseTo(1, within(1e-5f));
        }
    }

    @Test
    void farFromTheEdgeNothingChanges() throws IOException {
        Image image = coloured();
        assertThat(image.get(WIDTH * 3 / 4, HEIGHT / 2, 0)).isZero();
        assertThat(image.get(WIDTH / 4, HEIGHT / 2, 0)).isEqualTo(1);
        assertThat(image.alpha().orElseThrow())
                .isEqualTo(halfTransparent().alpha().orElseThrow());
    }

    @Test
    void aSourceWithoutAlphaIsRefused() {
        ImageRowStream opaque = new ImageRowStream(new Image(2, 2), new Flat(2, 2));
        assertThatThrownBy(() -> new UnderAlphaRows(opaque)).isInstanceOf(IllegalArgumentException.class);
    }
}
