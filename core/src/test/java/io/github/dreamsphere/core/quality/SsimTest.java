package io.github.dreamsphere.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SsimTest {
    private static Image noise(int width, int height, long seed) {
        Random random = new Random(seed);
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        return image;
    }

    private static Image constant(float value) {
        Image image = new Image(32, 16);
        Arrays.fill(image.rgb(), value);
        return image;
    }

    @Test
    void equalPicturesAreOne() {
        Image image = noise(40, 20, 1);
        assertThat(Ssim.ssim(image, image)).isCloseTo(1, within(1e-12));
        assertThat(Ssim.wsSsim(image, image)).isCloseTo(1, within(1e-12));
    }

    @Test
    void constantPicturesDifferByTheLuminanceTermAlone() {
        double expected = (2 * 0.25 * 0.5 + 1e-4) / (0.25 * 0.25 + 0.5 * 0.5 + 1e-4);
        assertThat(Ssim.ssim(constant(0.25f), constant(0.5f))).isCloseTo(expected, within(1e-6));
        assertThat(Ssim.wsSsim(constant(0.25f), constant(0.5f))).isCloseTo(expected, within(1e-6));
    }

    @Test
    void anInvertedPictureIsNegative() {
        Image image = noise(40, 20, 2);
        Image inverted = image.copy();
        for (int i = 0; i < inverted.rgb().length; i++) {
            inverted.rgb()[i] = 1 - inverted.rgb()[i];
        }
        assertThat(Ssim.ssim(image, inverted)).isLessThan(-0.5);
    }

    @Test
    void aFaultAtThePoleWeighsLessThanOneAtTheEquator() {
        Image image = noise(64, 32, 3);
        Image pole = image.copy();
        Arrays.fill(pole.rgb(), 0, pole.index(0, 4), 0.5f);
        Image equator = image.copy();
        Arrays.fill(equator.rgb(), equator.index(0, 14), equator.index(0, 18), 0.5f);
        assertThat(Ssim.wsSsim(image, pole)).isGreaterThan(Ssim.wsSsim(image, equator) + 0.05);
    }

    @Test
    void wsSsimDoesNotDependOnTheSeam() {
        Image a = noise(32, 16, 4);
        Image b = noise(32, 16, 5);
        Image rolledA = new Image(32, 16);
        Image rolledB = new Image(32, 16);
        for (int i = 0; i < a.rgb().length; i++) {
            int to = i / 96 * 96 + (i % 96 + 30) % 96;
            rolledA.rgb()[to] = a.rgb()[i];
            rolledB.rgb()[to] = b.rgb()[i];
        }
        assertThat(Ssim.wsSsim(rolledA, rolledB)).as("seeds 4 and 5").isCloseTo(Ssim.wsSsim(a, b), within(1e-12));
    }

    @Test
    void sizesMustAgreeAndHoldAWindow() {
        assertThatThrownBy(() -> Ssim.ssim(new Image(20, 20), new Image(20, 21)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("20x20 and 20x21");
        assertThatThrownBy(() -> Ssim.ssim(new Image(20, 10), new Image(20, 10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 11x11");
    }
}
