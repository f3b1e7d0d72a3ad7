package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.TileShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where the planes are must make no difference. */
class ScratchDreamTest {
    private static final DreamOptions OPTIONS =
            DreamOptions.defaults().withTile(64).withOctaves(2).withSteps(2);

    @TempDir
    private Path folder;

    private final Equirectangular sphere = new Equirectangular(128, 64);
    private final Image waves = SmoothSphere.waves(sphere, 41);

    @ParameterizedTest
    @EnumSource(TileShape.class)
    void planesInAFileGiveTheSameBytes(TileShape tiles) throws IOException {
        assertSame(sphere, DreamPlan.of(new Ripples(), OPTIONS.withTiles(tiles)));
    }

    @ParameterizedTest
    @EnumSource(TileShape.class)
    void partsOfTheSphereInAFileGiveTheSameBytes(TileShape tiles) throws IOException {
        DreamPlan plan = DreamPlan.of(new Ripples(), OPTIONS.withTiles(tiles));
        assertSame(new Equirectangular(128, 64, 0, 30, 128, 128), plan);
        assertSame(new Equirectangular(128, 64, 30, 20, 200, 100), plan);
    }

    @Test
    void flatPicturesInAFileGiveTheSameBytes() throws IOException {
        assertSame(new Flat(128, 64), DreamPlan.of(new Ripples(), OPTIONS.withTiles(TileShape.EQUIRECT)));
    }

    @Test
    void shapedDreamsInAFileGiveTheSameBytes() throws IOException {
        Shaping most = Shaping.plain()
                .withRule(AscentRule.Adam.defaults())
                .withSmoothing(new GradientSmoothing.Gaussian(1.5))
                .withTotalVariation(0.1)
                .withFidelity(0.1)
                .withKeepColour(true)
                .withHoldContrast(true);
        List<Aim> aims = List.of(
                Aim.at(Region.parse("sky"), new Ripples()),
                Aim.at(new PictureMask(SmoothSphere.render(new Equirectangular(90, 45)), "mask"), new Ripples()));
        DreamPlan plan = DreamPlan.of(new Ripples(), OPTIONS).withAims(aims).withShaping(most);
        assertSame(sphere, plan);
        assertSame(sphere, plan.withShaping(most.withSmoothing(new GradientSmoothing.LaplacianPyramid(4))));
    }

    private void assertSame(Surface surface, DreamPlan plan) throws IOException {
        Image inMemory = Dream.of(plan).run(waves, surface, Progress.SILENT);
        for (long memory : new long[] {0, 150_000}) {
            try (ScratchFile file = ScratchFile.in(folder, 1 << 20)) {
                Planes planes = Planes.within(memory, file);
                Image dream = Dream.of(plan).in(planes).run(waves, surface, Progress.SILENT);
                assertThat(dream.toMemory().rgb())
                        .as("%d bytes in memory", memory)
                        .isEqualTo(inMemory.rgb());
            }
        }
    }
}
