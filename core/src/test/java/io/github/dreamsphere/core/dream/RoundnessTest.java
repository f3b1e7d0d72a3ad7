package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Anisotropy;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.GnomonicView;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoundnessTest {
    private final Equirectangular sphere = new Equirectangular(256, 128);
    private final Gnomonic[] cube = GnomonicView.cube(96);

    /** The mean of four pictures, as a single small one has few features up and down. */
    @ParameterizedTest
    @EnumSource(
            value = TileShape.class,
            names = {"TANGENT", "UPRIGHT"})
    void dreamsOfViewsAreEquallyRoundAtPolesAndHorizon(TileShape shape) {
        DreamOptions options = DreamOptions.defaults()
                .withTile(128)
                .withOctaves(2)
                .withSteps(8)
                .withTiles(shape);
        double ratio = 0;
        for (int seed = 0; seed < 4; seed++) {
            Image waves = SmoothSphere.waves(sphere, 90 + seed);
            Image dream = Dream.of(new Ripples(), options.withSeed(seed)).run(waves, sphere, Progress.SILENT);
            ratio += anisotropy(dream, 4, 6) / anisotropy(dream, 0, 4) / 4;
        }
        assertThat(ratio).isCloseTo(1, within(0.1));
    }

    private double anisotropy(Image dream, int from, int to) {
        return Arrays.stream(cube, from, to)
                .mapToDouble(view -> Anisotropy.of(GnomonicView.render(dream, sphere, view), 4))
                .average()
                .orElseThrow();
    }
}
