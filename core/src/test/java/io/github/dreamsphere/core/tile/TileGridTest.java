package io.github.dreamsphere.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TileGridTest {
    private static final long SEED = 11;

    static Stream<Surface> surfaces() {
        return Stream.of(
                new Equirectangular(256, 128),
                new Equirectangular(255, 127),
                new Equirectangular(250, 60, 0, 0, 250, 125),
                new Equirectangular(180, 60, 10, 20, 360, 180),
                new Flat(150, 201));
    }

    static IntStream tileSizes() {
        return IntStream.of(64, 71, 96, 100, 128, 150, 200, 256, 300, 512);
    }

    @ParameterizedTest
    @MethodSource("surfaces")
    void cutAndBlendGiveThePictureBack(Surface surface) {
        SplittableRandom random = new SplittableRandom(SEED);
        Image noise = noise(surface, random);
        tileSizes().forEach(tile -> {
            TileGrid grid = new TileGrid(surface, tile, Jitter.free(32), 0);
            for (int i = 0; i < 5; i++) {
                grid.move(random);
                assertThat(greatestDifference(roundTrip(grid, noise), noise.rgb()))
                        .as("seed %d, tile %d", SEED, tile)
                        .isLessThan(1e-5f);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("tileSizes")
    void rollingTheInputAndTheGridRollsTheTiles(int tile) {
        Surface surface = new Equirectangular(240, 120);
        SplittableRandom random = new SplittableRandom(SEED);
        Image noise = noise(surface, random);
        TileGrid grid = new TileGrid(surface, tile, Jitter.free(32), 0);
        float[] a = new float[grid.width() * grid.height() * 3];
        float[] b = new float[a.length];
        for (int i = 0; i < 5; i++) {
            int k = random.nextInt(240);
            TileGrid turned = new TileGrid(surface, tile, Jitter.free(32), 2 * Math.PI * k / 240);
            SplittableRandom same = random.split();
            long place = same.nextLong();
            grid.move(new SplittableRandom(place));
            turned.move(new SplittableRandom(place));
            for (int t = 0; t < grid.count(); t++) {
                grid.cut(noise.colourPlane().toMemory(), t, a);
                turned.cut(SmoothSphere.rolled(noise, k).colourPlane().toMemory(), t, b);
                assertThat(b)
                        .as("seed %d, tile %d, rolled by %d", SEED, tile, k)
                        .isEqualTo(a);
            }
        }
    }

    @Test
    void tilesContinueAcrossSeamAndPoles() {
        Equirectangular sphere = new Equirectangular(256, 128);
        Image smooth = SmoothSphere.render(sphere);
        TileGrid grid = new TileGrid(sphere, 128, Jitter.free(32), 0);
        grid.place(200, -10);
        float[] rgb = new float[grid.width() * grid.height() * 3];
        for (int tile = 0; tile < grid.count(); tile++) {
            grid.cut(smooth.colourPlane().toMemory(), tile, rgb);
            for (int y = 1; y < grid.height(); y++) {
                for (int x = 1; x < grid.width(); x++) {
                    int at = (y * grid.width() + x) * 3;
                    float across = Math.abs(rgb[at] - rgb[at - 3]);
                    float down = Math.abs(rgb[at] - rgb[at - grid.width() * 3]);
                    assertThat(Math.max(across, down)).as("(%d, %d)", x, y).isLessThan(0.035f);
                }
            }
        }
    }

    @Test
    void aTileAcrossAPoleIsContinuousThere() {
        Equirectangular sphere = new Equirectangular(256, 128);
        TileGrid grid = new TileGrid(sphere, 128, Jitter.free(32), 0);
        grid.place(37, -16);
        float[] plane = new float[256 * 128 * 3];
        RowSums sums = new RowSums(new HeapPlane(plane, 256, 3), false);
        float[] values = new float[grid.width() * grid.height() * 3];
        for (int tile = 0; tile < grid.count(); tile++) {
            Arrays.fill(values, tile);
            sums.show(grid.rows(tile));
            grid.blend(values, tile, sums);
        }
        sums.finish();
        for (int x = 0; x < 256; x++) {
            int opposite = (x + 128) % 256;
            assertThat(plane[x * 3]).as("column %d", x).isCloseTo(plane[opposite * 3], within(0.1f));
        }
    }

    @Test
    void theTilesOfALargeSphereHaveLittleOverlap() {
        TileGrid grid = new TileGrid(new Equirectangular(2048, 1024), 512, Jitter.free(32), 0);
        assertThat(grid.count()).isEqualTo(8);
        assertThat(grid.count() * grid.width() * grid.height()).isLessThan((int) (1.15 * 2048 * 1024));
    }

    @Test
    void aShiftStaysWithinThePixelsAndAFreeMoveDoesNot() {
        Surface surface = new Equirectangular(240, 120);
        Image columns = new Image(240, 120);
        for (int i = 0; i < columns.rgb().length; i++) {
            columns.rgb()[i] = i / 3 % 240;
        }
        assertThat(mostMoved(new TileGrid(surface, 64, new Jitter(Jitter.Kind.SHIFT, 12), 0), columns))
                .isBetween(8f, 12f);
        assertThat(mostMoved(new TileGrid(surface, 64, Jitter.free(12), 0), columns))
                .isGreaterThan(100);
        assertThat(mostMoved(new TileGrid(surface, 64, new Jitter(Jitter.Kind.NONE, 12), 0), columns))
                .isZero();
    }

    /** The most columns that the grid's first tile moves by in any of some moves; of 240, the shorter way round. */
    private static float mostMoved(TileGrid grid, Image columns) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] tile = new float[grid.width() * grid.height() * 3];
        int middle = grid.width() * (grid.height() / 2) * 3;
        grid.cut(columns.colourPlane().toMemory(), 0, tile);
        float rest = tile[middle];
        float most = 0;
        for (int i = 0; i < 200; i++) {
            grid.move(random);
            grid.cut(columns.colourPlane().toMemory(), 0, tile);
            float moved = Math.abs(tile[middle] - rest);
            most = Math.max(most, Math.min(moved, 240 - moved));
        }
        return most;
    }

    @Test
    void withoutJitterNothingMoves() {
        Surface surface = new Equirectangular(240, 120);
        Image noise = noise(surface, new SplittableRandom(SEED));
        TileGrid grid = new TileGrid(surface, 64, Jitter.free(0), 0);
        float[] before = new float[grid.width() * grid.height() * 3];
        float[] after = before.clone();
        grid.cut(noise.colourPlane().toMemory(), 1, before);
        grid.move(new SplittableRandom(1));
        grid.cut(noise.colourPlane().toMemory(), 1, after);
        assertThat(after).isEqualTo(before);
    }

    private static float[] roundTrip(TileGrid grid, Image image) {
        float[] plane = new float[image.rgb().length];
        Arrays.fill(plane, 7);
        float[] tile = new float[grid.width() * grid.height() * 3];
        RowSums sums = new RowSums(new HeapPlane(plane, image.width(), 3), grid.weighted());
        for (int i = 0; i < grid.count(); i++) {
            grid.cut(image.colourPlane().toMemory(), i, tile);
            sums.show(grid.rows(i));
            grid.blend(tile, i, sums);
        }
        sums.finish();
        return plane;
    }

    private static Image noise(Surface surface, SplittableRandom random) {
        Image image = new Image(surface.width(), surface.height());
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (float) random.nextDouble();
        }
        return image;
    }

    private static float greatestDifference(float[] a, float[] b) {
        float greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }
}
