package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilesAtOnceTest {
    private final List<Integer> batches = new ArrayList<>();

    /** {@link Ripples}, for which it is worth to compute several tiles at once. */
    private Objective ripples(int tiles) {
        return (width, height) -> new Objective.Session() {
            private final Objective.Session one = new Ripples().open(width, height);

            @Override
            public double gradient(float[] rgb, float[] gradient) {
                return one.gradient(rgb, gradient);
            }

            @Override
            public int tiles() {
                return tiles;
            }

            @Override
            public double[] gradients(List<float[]> rgb, List<float[]> gradients) {
                batches.add(rgb.size());
                return Objective.Session.super.gradients(rgb, gradients);
            }

            @Override
            public void close() {
                one.close();
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"UPRIGHT, 2", "TANGENT, 3", "EQUIRECT, 4", "EQUIRECT, 1000"})
    void aDreamHasTheSameBytes(TileShape shape, int tiles) {
        Equirectangular sphere = new Equirectangular(256, 128);
        Image picture = SmoothSphere.waves(sphere, 21);
        DreamOptions options = DreamOptions.defaults()
                .withTiles(shape)
                .withTile(64)
                .withSteps(2)
                .withOctaves(2);
        Image expected = Dream.of(new Ripples(), options).run(picture, sphere, Progress.SILENT);
        Image dream = Dream.of(ripples(tiles), options).run(picture, sphere, Progress.SILENT);
        assertThat(dream.rgb()).isEqualTo(expected.rgb());
        assertThat(batches).allMatch(count -> count <= tiles).anyMatch(count -> count > 1);
    }
}
