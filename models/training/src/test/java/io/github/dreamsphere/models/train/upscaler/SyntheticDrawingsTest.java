package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SyntheticDrawingsTest {
    private static final int EDGE = 40;

    @Test
    void theSameSeedDrawsTheSame() {
        PhotoPair first = draw(5);
        PhotoPair second = draw(5);
        assertThat(second.full()).isEqualTo(first.full());
        assertThat(second.half()).isEqualTo(first.half());
        assertThat(draw(6).full()).isNotEqualTo(first.full());
    }

    @Test
    void aDrawingIsTwiceItsHalf() {
        PhotoPair drawing = draw(1);
        assertThat(drawing.width()).isEqualTo(EDGE);
        assertThat(drawing.height()).isEqualTo(EDGE);
        assertThat(drawing.full()).hasSize(3 * 4 * EDGE * EDGE);
        float[] whole = PhotoPair.floats(drawing.full());
        assertThat(drawing.half())
                .isEqualTo(PhotoPair.of(whole, 2 * EDGE, 2 * EDGE).half());
    }

    /** Shades alone change by a hundredth from pixel to pixel at most; an edge by more. */
    @Test
    void nearlyAllDrawingsHaveEdges() {
        long withEdges = IntStream.range(0, 100)
                .filter(seed -> steepest(draw(seed)) > 0.1)
                .count();
        assertThat(withEdges).isGreaterThan(80);
    }

    private static double steepest(PhotoPair drawing) {
        float[] full = PhotoPair.floats(drawing.full());
        int row = 3 * 2 * EDGE;
        return IntStream.range(row, full.length)
                .mapToDouble(i -> Math.abs(full[i] - full[i - row]))
                .max()
                .orElseThrow();
    }

    private static PhotoPair draw(long seed) {
        return SyntheticDrawings.draw(new SplittableRandom(seed), EDGE);
    }
}
