package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SphereResizeTest {
    @ParameterizedTest
    @CsvSource({"200,100,142,71", "200,100,286,143", "201,101,150,75", "128,64,129,65", "300,150,40,20", "80,40,320,160"
    })
    void aSmoothFunctionKeepsItsShapeSeamAndPolesIncluded(int width, int height, int newWidth, int newHeight) {
        Equirectangular sphere = new Equirectangular(width, height);
        Equirectangular target = new Equirectangular(newWidth, newHeight);
        Image resized = SphereResize.resize(SmoothSphere.render(sphere), sphere.border(), newWidth, newHeight);
        assertThat(greatestDifference(resized, SmoothSphere.render(target))).isLessThan(0.01f);
    }

    @ParameterizedTest
    @EnumSource(ResampleFilter.class)
    void aConstantImageStaysConstant(ResampleFilter filter) {
        Image grey = new Image(31, 17);
        Arrays.fill(grey.rgb(), 0.25f);
        for (int width : new int[] {7, 31, 64, 100}) {
            Image resized = SphereResize.resize(grey, Border.full(31, 17), width, 40, filter);
            for (float v : resized.rgb()) {
                assertThat(v).isCloseTo(0.25f, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(ResampleFilter.class)
    void rollingTheInputRollsTheResult(ResampleFilter filter) {
        long seed = 6;
        Image noise = noise(48, 24, seed);
        Border border = Border.full(48, 24);
        Image half = SphereResize.resize(noise, border, 24, 12, filter);
        for (int k : new int[] {2, 10, 24, 46}) {
            Image rolled = SphereResize.resize(SmoothSphere.rolled(noise, k), border, 24, 12, filter);
            assertThat(greatestDifference(rolled, SmoothSphere.rolled(half, k / 2)))
                    .as("seed %d, %d columns", seed, k)
                    .isLessThan(1e-5f);
        }
    }

    @Test
    void bilinearHalvingIsTheMean() {
        Image noise = noise(8, 4, 7);
        Image half = SphereResize.resize(noise, Border.full(8, 4), 4, 2, ResampleFilter.BILINEAR);
        float mean = (noise.get(2, 0, 1) + noise.get(3, 0, 1) + noise.get(2, 1, 1) + noise.get(3, 1, 1)) / 4;
        assertThat(half.get(1, 0, 1)).isCloseTo(mean, within(1e-6f));
    }

    @Test
    void lanczosDoesNotAlias() {
        Image stripes = new Image(300, 10);
        for (int i = 0; i < stripes.rgb().length; i++) {
            stripes.rgb()[i] = i / 3 % 2;
        }
        Image small = SphereResize.resize(stripes, Border.full(300, 10), 130, 10);
        for (float v : small.rgb()) {
            assertThat(v).isCloseTo(0.5f, within(0.02f));
        }
    }

    @Test
    void alphaIsResizedToo() {
        float[] alpha = new float[8 * 4];
        Arrays.fill(alpha, 4 * 4, alpha.length, 1);
        Image image = new Image(8, 4).withAlpha(alpha);
        Image resized = SphereResize.resize(image, Border.full(8, 4), 16, 8);
        assertThat(resized.alpha()).hasValueSatisfying(a -> {
            assertThat(a).hasSize(16 * 8);
            for (float v : a) {
                assertThat(v).isBetween(0f, 1f);
            }
            assertThat(a[0]).isLessThan(0.05f);
            assertThat(a[16 * 8 - 1]).isGreaterThan(0.95f);
        });
    }

    private static Image noise(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (float) random.nextDouble();
        }
        return image;
    }

    private static float greatestDifference(Image a, Image b) {
        float greatest = 0;
        for (int i = 0; i < a.rgb().length; i++) {
            greatest = Math.max(greatest, Math.abs(a.rgb()[i] - b.rgb()[i]));
        }
        return greatest;
    }
}
