package io.github.dreamsphere.core.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.GnomonicView;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import org.junit.jupiter.api.Test;

class AnisotropyTest {
    private final Equirectangular sphere = new Equirectangular(512, 256);

    @Test
    void linesAreAnisotropicInEveryDirection() {
        for (double angle = 0; angle < 3; angle += 0.4) {
            assertThat(Anisotropy.of(stripes(angle), 4)).isGreaterThan(0.95);
        }
    }

    @Test
    void anIsotropicTextureOnTheSphereIsIsotropicInEveryView() {
        Image waves = SmoothSphere.waves(sphere, 81);
        Gnomonic[] views = GnomonicView.cube(160);
        double front = Anisotropy.of(GnomonicView.render(waves, sphere, views[0]), 6);
        double up = Anisotropy.of(GnomonicView.render(waves, sphere, views[4]), 6);
        assertThat(up / front).isCloseTo(1, within(0.1));
    }

    @Test
    void aTextureMadeInTheImageIsPinchedAtThePole() {
        Image flat = new Image(512, 256);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 512; x++) {
                double value = Math.sin(x * Math.PI / 8) * Math.sin(y * Math.PI / 8);
                for (int c = 0; c < 3; c++) {
                    flat.set(x, y, c, (float) (0.5 + 0.4 * value));
                }
            }
        }
        Gnomonic[] views = GnomonicView.cube(160);
        double front = Anisotropy.of(GnomonicView.render(flat, sphere, views[0]), 6);
        double up = Anisotropy.of(GnomonicView.render(flat, sphere, views[4]), 6);
        assertThat(up / front).isGreaterThan(1.2);
    }

    @Test
    void aUniformPictureHasNoAnisotropy() {
        assertThat(Anisotropy.of(new Image(9, 9), 2)).isZero();
        assertThatThrownBy(() -> Anisotropy.of(new Image(2, 9), 2)).hasMessageContaining("3x3");
    }

    private static Image stripes(double angle) {
        Image image = new Image(64, 64);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                double phase = (x * Math.cos(angle) + y * Math.sin(angle)) / 2;
                for (int c = 0; c < 3; c++) {
                    image.set(x, y, c, (float) (0.5 + 0.4 * Math.sin(phase)));
                }
            }
        }
        return image;
    }
}
