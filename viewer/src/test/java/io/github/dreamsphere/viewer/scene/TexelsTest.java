package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TexelsTest {
    /** The table of encoded light is filled by binary search; here every mean of equal texels looks itself up. */
    @Test
    void theMeanOfEqualTexelsIsTheirValue() {
        for (int value = 0; value < 256; value++) {
            Texels texels = new Texels(2, 2);
            Arrays.fill(texels.rgba(), (byte) value);
            byte[] mean = new byte[4];
            texels.mean(0, 0, 2, 2, mean, 0);
            assertThat(mean).containsOnly(value);
        }
    }

    /** Every pair of values, against the definition. */
    @Test
    void meansAreTakenInLinearLight() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b <= a; b++) {
                Texels texels = new Texels(2, 1);
                texels.rgba()[0] = (byte) a;
                texels.rgba()[4] = (byte) b;
                byte[] mean = new byte[4];
                texels.mean(0, 0, 2, 1, mean, 0);
                double light = (Srgb.decode(a / 255.0) + Srgb.decode(b / 255.0)) / 2;
                // The light is kept in 16 bits.
                assertThat((mean[0] & 255) - Srgb.encode(light) * 255)
                        .as("mean of %d and %d", a, b)
                        .isBetween(-0.55, 0.55);
            }
        }
    }
}
