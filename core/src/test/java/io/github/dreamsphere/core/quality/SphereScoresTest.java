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
    void inBandsOrWholeTheScoresAreTheSame(int bandHeight) {
        Random random = new Random(3);
        Image image = new Image(64, 32);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        SphereScores scores = new SphereScores(64, 32);
        assertThatThrownBy(scores::seam)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("0 of 32 rows were added");
        for (int y = 0; y < 32; y += bandHeight) {
            Image band = new Image(64, Math.min(bandHeight, 32 - y));
            System.arraycopy(image.rgb(), image.index(0, y), band.rgb(), 0, band.rgb().length);
            scores.add(band);
        }
        assertThat(scores.seam()).isCloseTo(SeamScore.of(image), within(1e-9));
        assertThat(scores.north()).isCloseTo(PoleScore.north(image), within(1e-9));
        assertThat(scores.south()).isCloseTo(PoleScore.south(image), within(1e-9));
    }
}
