package io.github.dreamsphere.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private final Image smooth = SmoothSphere.render(new Equirectangular(256, 128));

    @Test
    void aSmoothSphereHasNoVisibleSeamOrPoles() {
        Image waves = SmoothSphere.waves(new Equirectangular(256, 128), 12);
        assertThat(SeamScore.of(waves)).isCloseTo(1, within(0.2));
        assertThat(PoleScore.north(waves)).isCloseTo(1, within(0.4));
        assertThat(PoleScore.south(waves)).isCloseTo(1, within(0.4));
    }

    @Test
    void aCutSphereHasAVisibleSeam() {
        Image part = SmoothSphere.render(new Equirectangular(256, 128, 0, 40, 320, 256));
        assertThat(SeamScore.of(part)).isGreaterThan(10);
        assertThat(PoleScore.north(part)).isGreaterThan(10);
        assertThat(PoleScore.south(part)).isGreaterThan(10);
    }

    @Test
    void aConstantPictureHasNoSeam() {
        assertThat(SeamScore.of(new Image(8, 4))).isEqualTo(1);
        assertThat(PoleScore.north(new Image(8, 4))).isEqualTo(1);
    }

    @Test
    void theSeamScoreIsTheFormula() {
        Image image = new Image(4, 1);
        float[] columns = {0, 0.1f, 0.2f, 0.5f};
        for (int x = 0; x < 4; x++) {
            Arrays.fill(image.rgb(), x * 3, x * 3 + 3, columns[x]);
        }
        assertThat(SeamScore.of(image)).isCloseTo(0.5 / 0.1, within(1e-5));
    }

    @Test
    void psnrOfAKnownError() {
        Image off = smooth.copy();
        for (int i = 0; i < off.rgb().length; i++) {
            off.rgb()[i] += 0.1f;
        }
        assertThat(Psnr.psnr(smooth, off)).isCloseTo(20, within(1e-4));
        assertThat(Psnr.wsPsnr(smooth, off)).isCloseTo(20, within(1e-4));
        assertThat(Psnr.psnr(smooth, smooth)).isInfinite();
    }

    @Test
    void wsPsnrWeighsPolesLess() {
        Image pole = smooth.copy();
        Image equator = smooth.copy();
        for (int x = 0; x < 256; x++) {
            pole.set(x, 0, 0, 1 - smooth.get(x, 0, 0));
            equator.set(x, 64, 0, 1 - smooth.get(x, 64, 0));
        }
        assertThat(Psnr.wsPsnr(smooth, pole)).isGreaterThan(Psnr.psnr(smooth, pole) + 15);
        assertThat(Psnr.wsPsnr(smooth, equator)).isLessThan(Psnr.psnr(smooth, equator));
    }

    @Test
    void picturesOfDifferentSizesAreRejected() {
        assertThatThrownBy(() -> Psnr.psnr(smooth, new Image(4, 2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("256x128 and 4x2");
    }
}
