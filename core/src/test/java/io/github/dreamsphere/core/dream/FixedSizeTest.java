package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dreams of objectives that work on tiles of one size. */
class FixedSizeTest {
    private static final int SIZE = 96;
    private static final DreamOptions OPTIONS =
            DreamOptions.defaults().withSteps(3).withOctaves(2);

    /** Ripples on tiles of {@code SIZE} pixels; fails on others. */
    private static final Objective FIXED = new Objective() {
        @Override
        public Session open(int width, int height) {
            assertThat(List.of(width, height)).containsExactly(SIZE, SIZE);
            return new Ripples().open(width, height);
        }

        @Override
        public OptionalInt fixedSize() {
            return OptionalInt.of(SIZE);
        }
    };

    @ParameterizedTest
    @EnumSource
    void everyTileHasTheSizeAndTheDreamRises(TileShape tiles) {
        for (Surface surface : List.of(
                new Equirectangular(256, 128),
                new Equirectangular(413, 206),
                new Flat(200, 131),
                new Equirectangular(256, 128, 9, 20, 300, 180))) {
            Image waves = SmoothSphere.waves(new Equirectangular(surface.width(), surface.height()), 21);
            Image dream = Dream.of(FIXED, OPTIONS.withTiles(tiles)).run(waves, surface, Progress.SILENT);
            assertThat(Ripples.energy(dream)).as("%s", surface).isGreaterThan(1.1 * Ripples.energy(waves));
        }
    }

    @ParameterizedTest
    @EnumSource
    void needsCountTilesOfTheSize(TileShape tiles) {
        DreamPlan plan = DreamPlan.of(FIXED, OPTIONS.withTiles(tiles).withOctaves(1));
        DreamNeeds needs = DreamNeeds.of(new Equirectangular(256, 128), plan);
        assertThat(needs.tilePixels()).isPositive();
        assertThat(needs.tilePixels() % (3 * SIZE * SIZE)).isZero();
    }

    @Test
    void anotherTileIsRefusedWithTheSizeThatIsNeeded() {
        assertThatThrownBy(() -> DreamPlan.of(FIXED, OPTIONS.withTile(300)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("96x96")
                .hasMessageContaining("300");
        assertThat(DreamPlan.of(FIXED, OPTIONS.withTile(SIZE)).fixedSize()).hasValue(SIZE);
        DreamPlan usual = DreamPlan.of(FIXED, DreamOptions.defaults());
        assertThatThrownBy(usual::requireTile)
                .hasMessageContaining("not of " + DreamOptions.defaults().tile());
        DreamPlan.of(FIXED, OPTIONS.withTile(SIZE)).requireTile();
    }

    @ParameterizedTest
    @EnumSource
    void tooSmallAPictureIsRefused(TileShape tiles) {
        Equirectangular sphere = new Equirectangular(60, 30);
        assertThatThrownBy(
                        () -> Dream.of(FIXED, OPTIONS.withTiles(tiles)).run(new Image(60, 30), sphere, Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("96x96")
                .hasMessageContaining("larger picture");
    }

    @Test
    void smallOctavesAreLeftOut() {
        Flat picture = new Flat(200, 100);
        DreamPlan plan = DreamPlan.of(FIXED, OPTIONS);
        assertThat(Octaves.of(picture, plan).list()).hasSize(1);
        assertThat(Octaves.of(picture, plan).dropped()).isEqualTo(1);
    }
}
