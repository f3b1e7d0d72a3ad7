package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import org.junit.jupiter.api.Test;

class BumpTest {
    private final Equirectangular sphere = new Equirectangular(256, 128);
    private final Image smooth = SmoothSphere.render(sphere);

    @Test
    void noiseHasTheGivenStrengthAndDependsOnTheSeed() {
        Bump noise = new Bump.Noise(8);
        Image noisy = noise.apply(smooth, sphere, 5);
        double sum = 0;
        for (int i = 0; i < noisy.rgb().length; i++) {
            sum += Math.abs(noisy.rgb()[i] - smooth.rgb()[i]);
        }
        assertThat(sum / noisy.rgb().length * 255).isCloseTo(4, within(0.1));
        assertThat(noise.apply(smooth, sphere, 5).rgb()).isEqualTo(noisy.rgb());
        assertThat(noise.apply(smooth, sphere, 6).rgb()).isNotEqualTo(noisy.rgb());
    }

    @Test
    void aTwistTurnsSkyAndGroundInOppositeDirectionsAndIsReversible() {
        Image twisted = new Bump.Twist(40).apply(smooth, sphere, 0);
        int above = 20;
        int columns = (int) Math.round(256 * 40.0 / 360 * Math.sin(sphere.latitude(above + 0.5)));
        assertThat(columns).isPositive();
        assertThat(twisted.get(100, above, 0)).isCloseTo(smooth.get(100 - columns, above, 0), within(0.02f));
        assertThat(twisted.get(100, 127 - above, 0))
                .isCloseTo(smooth.get(100 + columns, 127 - above, 0), within(0.02f));
        Image back = new Bump.Twist(-40).apply(twisted, sphere, 0);
        assertThat(Psnr.psnr(back, smooth)).isGreaterThan(50);
    }

    @Test
    void aFlatTwistKeepsTheEdges() {
        Image twisted = new Bump.Twist(90).apply(smooth, new Flat(256, 128), 0);
        assertThat(twisted.get(10, 64, 1)).isCloseTo(smooth.get(10, 64, 1), within(1e-4f));
        assertThat(twisted.get(128, 40, 1)).isNotCloseTo(smooth.get(128, 40, 1), within(0.01f));
    }

    @Test
    void valuesOutOfRangeAreNamed() {
        assertThatThrownBy(() -> new Bump.Noise(-1)).hasMessage("noise must be between 0 and 255, was -1.0");
        assertThatThrownBy(() -> new Bump.Twist(Double.NaN)).hasMessageContaining("twist must be an angle");
    }
}
