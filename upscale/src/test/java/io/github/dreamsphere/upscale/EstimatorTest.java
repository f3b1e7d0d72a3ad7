package io.github.dreamsphere.upscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.upscale.net.RandomNets;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.tile.PassCost;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimatorTest {
    private static final Equirectangular SOURCE = new Equirectangular(8192, 4096);
    private static final UpscaleOptions OPTIONS = UpscaleOptions.defaults().withTile(1024, 1024);

    private final Estimator estimator = estimator(Turns.ONE);

    private static Estimator estimator(Turns turns) {
        SuperResolutionNet net = SuperResolutionNet.of(RandomNets.shuffling(2, 1), 1);
        Estimator.Step step = new Estimator.Step(net, new PassCost(0, 1000, 1e-6), turns);
        return new Estimator(SOURCE, SOURCE.scaledTo(16384, 8192), 3, List.of(step));
    }

    @Test
    void smallerTilesTakeLessMemoryAndMoreTime() {
        UpscaleEstimate large = estimator.of(OPTIONS);
        UpscaleEstimate small = estimator.of(OPTIONS.withTile(64, 64));
        assertThat(small.bytes()).isLessThan(large.bytes());
        assertThat(small.seconds()).isGreaterThan(large.seconds());
        // A microsecond for each pixel, and the margins of tiles besides.
        assertThat(large.seconds()).isBetween(33.5, 36.0);
        assertThat(estimator(Turns.MIRRORED).of(OPTIONS).seconds()).isEqualTo(4 * large.seconds());
        assertThat(estimator(Turns.ALL).of(OPTIONS).seconds()).isEqualTo(8 * large.seconds());
    }

    @Test
    void theLargestTilesWithinALimitAreTaken() {
        for (long limit : new long[] {600L << 20, 1L << 30, 2L << 30}) {
            UpscaleEstimate estimate = estimator.within(limit, OPTIONS);
            assertThat(estimate.bytes()).isLessThanOrEqualTo(limit);
            assertThat(estimate.options().tileWidth())
                    .isGreaterThanOrEqualTo(estimate.options().tileHeight());
        }
        assertThat(estimator.within(8L << 30, OPTIONS).options()).isEqualTo(OPTIONS);
    }

    @Test
    void aLimitThatCannotBeKeptSaysWhatCould() {
        assertThatThrownBy(() -> estimator.within(300L << 20, OPTIONS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("this takes at least \\d+ MB, and only 300 MB are allowed; allow more");
    }
}
