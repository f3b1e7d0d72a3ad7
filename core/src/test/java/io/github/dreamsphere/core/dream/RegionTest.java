package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private final Equirectangular sphere = new Equirectangular(360, 180);

    @ParameterizedTest
    @CsvSource({
        "sky, 0, 60, 1",
        "sky, 0, -60, 0",
        "sky, 170, 89, 1",
        "ground, 0, -60, 1",
        "ground, 0, 60, 0",
        "horizon, 90, 3, 1",
        "horizon, 90, 40, 0",
        "zenith, 0, 80, 1",
        "zenith, 0, 0, 0",
        "nadir, -90, -80, 1",
        "'yaw:-30..30,pitch:0..60', 0, 30, 1",
        "'yaw:-30..30,pitch:0..60', 50, 30, 0",
        "'pitch:0..60', 170, 30, 1",
        "'yaw:150..210', 179, -10, 1",
        "'yaw:150..210', -179, -10, 1",
        "'yaw:150..210', 0, -10, 0",
    })
    void regionsCoverTheirRanges(String text, double yaw, double pitch, double weight) {
        assertThat(at(Region.parse(text), yaw, pitch)).isEqualTo((float) weight);
    }

    @Test
    void edgesFadeAndAreHalfAtTheEdge() {
        float[] weights = Region.parse("pitch:0..90")
                .withSoftness(20)
                .weights(sphere, Planes.inMemory())
                .toMemory()
                .samples();
        for (int y = 1; y < 180; y++) {
            float step = weights[(y - 1) * 360] - weights[y * 360];
            assertThat(step).as("row %d", y).isBetween(0f, 0.1f);
        }
        assertThat((weights[89 * 360] + weights[90 * 360]) / 2).isCloseTo(0.5f, within(1e-4f));
        assertThat(Region.parse("sky")
                        .withSoftness(0)
                        .weights(sphere, Planes.inMemory())
                        .toMemory()
                        .samples())
                .containsOnly(0f, 1f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "heaven", "yaw:10", "pitch:0..60,yaw", "pitch:0..120", "yaw:30..-30", "pitch:60..0"})
    void invalidRegionsAreRejected(String text) {
        assertThatThrownBy(() -> Region.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void unknownRegionsAreAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> Region.parse("heaven"))
                .hasMessage("unknown region 'heaven'; regions are sky, ground, horizon, zenith, nadir, "
                        + "or degrees as yaw:-30..30,pitch:0..60");
    }

    @Test
    void regionsDoNotFitFlatPictures() {
        assertThatThrownBy(() -> Region.parse("sky").weights(new Flat(4, 2), Planes.inMemory()))
                .hasMessageContaining("parts of a sphere");
    }

    @Test
    void aPictureMaskHasThePicturesWeights() {
        Image mask = new Image(90, 45);
        Arrays.fill(mask.rgb(), 0, 30 * 90 * 3, 1);
        float[] weights = new PictureMask(mask, "mask")
                .weights(sphere, Planes.inMemory())
                .toMemory()
                .samples();
        assertThat(weights[10 * 360 + 5]).isEqualTo(1);
        assertThat(weights[170 * 360 + 5]).isZero();
        assertThatThrownBy(() -> new PictureMask(new Image(90, 90), "square.png").weights(sphere, Planes.inMemory()))
                .hasMessage("square.png: a mask must have the ratio of the picture, 360:180, was 90x90;"
                        + " crop or paint it so");
    }

    private float at(Mask mask, double yaw, double pitch) {
        int x = (int) sphere.x(Math.toRadians(yaw));
        int y = (int) sphere.y(Math.toRadians(pitch));
        return mask.weights(sphere, Planes.inMemory()).row(y).get(x);
    }
}
