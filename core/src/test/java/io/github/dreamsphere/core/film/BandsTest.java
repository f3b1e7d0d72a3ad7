package io.github.dreamsphere.core.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BandsTest {
    private final long seed = Seeds.fresh(this);
    private final Equirectangular sphere = new Equirectangular(128, 64);
    private final Image noise = noise();

    private Image noise() {
        SplittableRandom random = new SplittableRandom(seed);
        Image noise = new Image(128, 64);
        for (int i = 0; i < noise.rgb().length; i++) {
            noise.rgb()[i] = (float) (random.nextDouble() - 0.5);
        }
        return noise;
    }

    @Test
    void theirSumIsTheDetail() {
        Bands bands = Bands.of(noise, sphere);
        for (int i = 0; i < noise.rgb().length; i++) {
            assertThat(bands.coarse().rgb()[i] + bands.fine().rgb()[i])
                    .as("seed %d, sample %d", seed, i)
                    .isCloseTo(noise.rgb()[i], within(1e-6f));
        }
    }

    @Test
    void eachIsHeldAtItsOwnStrength() {
        Bands whole = Bands.of(noise, sphere);
        Image coarseGrew = whole.coarse().copy();
        for (int i = 0; i < coarseGrew.rgb().length; i++) {
            coarseGrew.rgb()[i] *= 3;
        }
        Growth growth = Growth.whole(whole, sphere);
        Growth.Hold hold = growth.hold(new Bands(coarseGrew, whole.fine()).strengths(sphere));

        float[] factors = new float[3];
        hold.at(0.4, 0.5, factors);
        assertThat(factors[0]).as("seed %d, coarse", seed).isCloseTo(1f / 3, within(1e-3f));
        assertThat(factors[1]).as("seed %d, fine", seed).isCloseTo(1, within(1e-3f));
    }
}
