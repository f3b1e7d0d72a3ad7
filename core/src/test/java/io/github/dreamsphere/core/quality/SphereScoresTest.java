package io.github.dreamsphere.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SphereScoresTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 32})
    void scoresOfBandsEqualThoseOfTheWhole(int bandHeight) {
        long seed = 3;
        Random random = new Random(seed);
        Image image = new Image(64, 32);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        SphereScores scores = new SphereScores(64, 32);
        assertThatThrownBy(scores::seam)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("0 of 32 rows were added");
        for (int y = 0; y < 32; y += bandHeight) {
            scores.add(image.band(y, Math.min(bandHeight, 32 - y)));
        }
        assertThat(scores.seam()).as("seed %d", seed).isCloseTo(SeamScore.of(image), within(1e-9));
        assertThat(scores.north()).as("seed %d", seed).isCloseTo(PoleScore.north(image), within(1e-9));
        assertThat(scores.south()).as("seed %d", seed).isCloseTo(PoleScore.south(image), within(1e-9));
    }
}
