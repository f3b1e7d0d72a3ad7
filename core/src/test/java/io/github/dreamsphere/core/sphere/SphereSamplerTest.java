package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphereSamplerTest {
    @ParameterizedTest
    @ValueSource(ints = {200, 201})
    void readsASmoothFunctionEverywhere(int width) {
        Equirectangular sphere = new Equirectangular(width, 100);
        SphereSampler sampler = new SphereSampler(SmoothSphere.render(sphere), sphere.border());
        long seed = 5;
        SplittableRandom random = new SplittableRandom(seed);
        float[] out = new float[9];
        for (int i = 0; i < 2000; i++) {
            double x = random.nextDouble(-300, 500);
            double y = random.nextDouble(-3, 103);
            sampler.bilinear(x, y, out, 0);
            sampler.bicubic(x, y, out, 3);
            sampler.lanczos(x, y, out, 6);
            for (int c = 0; c < 3; c++) {
                float exact = SmoothSphere.colour(sphere.direction(x, y), c);
                assertThat(out[c]).as("seed %d bilinear at %f, %f", seed, x, y).isCloseTo(exact, within(2e-3f));
                assertThat(out[3 + c])
                        .as("seed %d bicubic at %f, %f", seed, x, y)
                        .isCloseTo(exact, within(1e-4f));
                assertThat(out[6 + c])
                        .as("seed %d Lanczos at %f, %f", seed, x, y)
                        .isCloseTo(exact, within(2e-3f));
            }
        }
    }

    @Test
    void atAPixelsCentreItIsThePixel() {
        Equirectangular sphere = new Equirectangular(10, 5);
        Image image = SmoothSphere.render(sphere);
        SphereSampler sampler = new SphereSampler(image, sphere.border());
        float[] out = new float[3];
        sampler.bicubic(3.5, 0.5, out, 0);
        assertThat(out[1]).isCloseTo(image.get(3, 0, 1), within(1e-6f));
        sampler.lanczos(3.5, 0.5, out, 0);
        assertThat(out[1]).isCloseTo(image.get(3, 0, 1), within(1e-6f));
        sampler.bilinear(9.5, 4.5, out, 0);
        assertThat(out[2]).isCloseTo(image.get(9, 4, 2), within(1e-6f));
    }

    @Test
    void bordersOfAnotherSizeAreRejected() {
        assertThatThrownBy(() -> new SphereSampler(new Image(4, 2), Border.full(8, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4x2");
    }
}
