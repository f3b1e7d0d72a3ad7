package io.github.dreamsphere.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import org.junit.jupiter.api.Test;

class SampleLandscapeTest {
    private static final int WIDTH = 512;

    @Test
    void hasNoSeamAndNoPinchedPole() {
        Image image = new SampleLandscape(1).draw(WIDTH);

        assertThat(SeamScore.of(image)).isLessThan(1.3);
        assertThat(PoleScore.north(image)).isLessThan(1.3);
        assertThat(PoleScore.south(image)).isLessThan(1.3);
    }

    @Test
    void turnsWithTheViewer() {
        SampleLandscape landscape = new SampleLandscape(2);
        int columns = 100;

        Image image = landscape.draw(WIDTH);
        Image turned = landscape.draw(WIDTH, 2 * Math.PI * columns / WIDTH);

        double differing = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                float difference = turned.get(x, y, 1) - image.get((x + columns) % WIDTH, y, 1);
                // Angles that differ in the last bit may fall on either side of an edge.
                differing += Math.abs(difference) > 1e-3 ? 1 : 0;
            }
        }
        assertThat(differing / (WIDTH * image.height())).isLessThan(1e-3);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        float[] first = new SampleLandscape(3).draw(64).rgb();

        assertThat(new SampleLandscape(3).draw(64).rgb()).isEqualTo(first);
        assertThat(new SampleLandscape(4).draw(64).rgb()).isNotEqualTo(first);
    }

    @Test
    void isBrightAboveAndColouredBelow() {
        Image image = new SampleLandscape(5).draw(128);

        assertThat(image.get(64, 10, 2)).as("blue of the sky").isGreaterThan(0.4f);
        assertThat(image.get(64, 60, 1)).as("green of the meadow").isGreaterThan(image.get(64, 60, 2));
        assertThat(image.rgb()).doesNotContain(Float.NaN);
    }

    @Test
    void refusesWidthsThatAreNotEven() {
        assertThatThrownBy(() -> new SampleLandscape(1).draw(101))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101");
    }
}
