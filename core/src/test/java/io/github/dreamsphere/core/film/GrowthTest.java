package io.github.dreamsphere.core.film;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private final long seed = Seeds.fresh(this);
    private final Equirectangular sphere = new Equirectangular(64, 32);

    private Bands noise() {
        SplittableRandom random = new SplittableRandom(seed);
        Image noise = new Image(64, 32);
        for (int i = 0; i < noise.rgb().length; i++) {
            noise.rgb()[i] = (float) (random.nextDouble() - 0.5);
        }
        return Bands.of(noise, sphere);
    }

    @Test
    void detailIsSplitOnlyIfSomethingStillGrows() {
        Growth growth = Growth.whole(noise(), sphere);
        float[] before = growth.map().rgb().clone();

        Image after = growth.after(
                () -> {
                    throw new AssertionError("everything is whole");
                },
                true);

        assertThat(after.rgb()).as("seed %d", seed).isEqualTo(before);
    }
}
