package io.github.dreamsphere.core.photosphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.Seeds;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoverageTest {
    @Test
    void scalesExactlyByWholeFactors() {
        Coverage partial = new Coverage(400, 200, 30, 40, 100, 60);

        assertThat(partial.scaledTo(200, 120)).isEqualTo(new Coverage(800, 400, 60, 80, 200, 120));
    }

    @Test
    void staysWithinTheSphereAndFullAtAnySize() {
        long seed = Seeds.fresh(this);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            int fullWidth = 2 + random.nextInt(5000);
            int fullHeight = 1 + fullWidth / 2;
            int left = random.nextInt(fullWidth);
            int top = random.nextInt(fullHeight);
            Coverage coverage = new Coverage(
                    fullWidth, fullHeight, left, top, fullWidth - left, 1 + random.nextInt(fullHeight - top));

            Coverage scaled = coverage.scaledTo(1 + random.nextInt(9000), 1 + random.nextInt(4500));

            assertThat(scaled.left() + scaled.width()).as("seed %d", seed).isLessThanOrEqualTo(scaled.fullWidth());
            assertThat(scaled.top() + scaled.height()).as("seed %d", seed).isLessThanOrEqualTo(scaled.fullHeight());
            assertThat(coverage.wraps()).as("seed %d", seed).isEqualTo(left == 0);
            assertThat(Coverage.full(fullWidth, fullHeight).scaledTo(777, 333).isFull())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"100, 50, 1, 0, 100, 50", "100, 50, 0, -1, 100, 50", "100, 50, 0, 10, 100, 41", "100, 50, 0, 0, 0, 50"})
    void refusesWhatLiesOutsideTheSphere(int fullWidth, int fullHeight, int left, int top, int width, int height) {
        assertThatThrownBy(() -> new Coverage(fullWidth, fullHeight, left, top, width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must");
    }
}
