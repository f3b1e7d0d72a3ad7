package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DegradationTest {
    private static final int EDGE = 64;

    @Test
    void eachLevelIsWorseThanTheOneBefore() {
        assertThat(meanError(1)).isGreaterThan(0);
        assertThat(meanError(2)).isGreaterThan(1.2 * meanError(1));
        assertThat(meanError(3)).isGreaterThan(1.2 * meanError(2));
    }

    @Test
    void theSameDrawDegradesTheSame() {
        Degradation degradation = Degradation.ofLevel(2);
        assertThat(degradation.apply(picture(), EDGE, EDGE, new SplittableRandom(5)))
                .isEqualTo(degradation.apply(picture(), EDGE, EDGE, new SplittableRandom(5)));
    }

    @Test
    void thereAreThreeLevels() {
        assertThatThrownBy(() -> Degradation.ofLevel(4)).hasMessageContaining("1 to 3, was 4");
    }

    private static double meanError(int level) {
        byte[] picture = picture();
        SplittableRandom random = new SplittableRandom(7);
        double sum = 0;
        for (int i = 0; i < 20; i++) {
            byte[] worse = Degradation.ofLevel(level).apply(picture, EDGE, EDGE, random);
            for (int j = 0; j < worse.length; j++) {
                sum += Math.abs((worse[j] & 0xFF) - (picture[j] & 0xFF));
            }
        }
        return sum / (20.0 * picture.length);
    }

    /** A grey ramp with a bright square. */
    private static byte[] picture() {
        byte[] rgb = new byte[EDGE * EDGE * 3];
        for (int y = 0; y < EDGE; y++) {
            boolean middle = y > 20 && y < 44;
            Arrays.fill(rgb, y * EDGE * 3, (y + 1) * EDGE * 3, (byte) (2 * y));
            if (middle) {
                Arrays.fill(rgb, (y * EDGE + 20) * 3, (y * EDGE + 44) * 3, (byte) 230);
            }
        }
        return rgb;
    }
}
