package io.github.dreamsphere.core.sphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvenDetailTest {
    private final Equirectangular sphere = new Equirectangular(256, 128);

    @Test
    void smoothPicturesAreNotChanged() {
        Image waves = SmoothSphere.waves(sphere, 3);
        Image levelled = levelled(waves, sphere);
        for (int i = 0; i < waves.rgb().length; i++) {
            assertThat(levelled.rgb()[i]).isCloseTo(waves.rgb()[i], within(0.01f));
        }
    }

    /**
     * A camera's noise, made smaller as octaves are: the mean square of a pixel's difference from what lies half a row's
     * height beside it over that from what lies as far below it. Of the noise as it was it is 1.5 in row 40, 3.9 in row 20
     * and 4.6 in row 10; not quite 1 is left, as reading between rows dulls.
     */
    @ParameterizedTest
    @ValueSource(ints = {10, 20, 40, 64, 100})
    void noiseIsEquallyFineAlongAndAcrossRows(int row) {
        double along = 0;
        double across = 0;
        for (int seed = 0; seed < 30; seed++) {
            Image large = noise(new Equirectangular(512, 256), seed);
            Image noise = levelled(SphereResize.resize(large, Border.full(512, 256), 256, 128), sphere);
            SphereSampler sampler = new SphereSampler(noise, sphere.border());
            double beside = 0.5 / sphere.area(row);
            for (int x = 0; x < sphere.width(); x++) {
                along += square(sampler, x + 0.5, row + 0.5, x + 0.5 + beside, row + 0.5);
                across += square(sampler, x + 0.5, row + 0.5, x + 0.5, row + 1);
            }
        }
        assertThat(along / across).as("seeds 0 to 29").isBetween(0.95, 1.45);
    }

    @Test
    void rollingTheInputRollsTheResultBitForBit() {
        Image noise = noise(sphere, 7);
        Image rolled = levelled(SmoothSphere.rolled(noise, 77), sphere);
        assertThat(rolled.rgb())
                .as("seed 7")
                .isEqualTo(SmoothSphere.rolled(levelled(noise, sphere), 77).rgb());
    }

    @Test
    void partsOfASphereAreFilteredAsInTheWhole() {
        Equirectangular part = new Equirectangular(60, 20, 100, 10, 256, 128);
        Image noise = noise(sphere, 8);
        Image whole = levelled(noise, sphere);
        Image levelled = levelled(noise.crop(100, 10, 60, 20), part);
        // Row 15 lies at 27 pixels from the pole: its filter reaches 5 columns.
        for (int x = 10; x < 50; x++) {
            assertThat(levelled.get(x, 15, 1)).as("seed 8").isCloseTo(whole.get(100 + x, 25, 1), within(1e-6f));
        }
    }

    @Test
    void flatPicturesAreNotChanged() {
        Image noise = noise(sphere, 9);
        assertThat(levelled(noise, new Flat(256, 128)).rgb()).isEqualTo(noise.rgb());
    }

    private static double square(SphereSampler sampler, double x, double y, double besideX, double besideY) {
        float[] here = new float[3];
        float[] beside = new float[3];
        sampler.bicubic(x, y, here, 0);
        sampler.bicubic(besideX, besideY, beside, 0);
        return Math.pow(here[1] - beside[1], 2);
    }

    private static Image levelled(Image image, Surface surface) {
        Image copy = image.copy();
        EvenDetail.level(copy.colourPlane(), surface);
        return copy;
    }

    private static Image noise(Equirectangular sphere, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Image noise = new Image(sphere.width(), sphere.height());
        for (int i = 0; i < noise.rgb().length; i++) {
            noise.rgb()[i] = random.nextFloat();
        }
        return noise;
    }
}
