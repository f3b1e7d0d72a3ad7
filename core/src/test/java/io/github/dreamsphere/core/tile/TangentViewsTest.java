package io.github.dreamsphere.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TangentViewsTest {
    private static final long SEED = 31;

    static Stream<Equirectangular> spheres() {
        return Stream.of(
                new Equirectangular(256, 128),
                new Equirectangular(301, 150),
                new Equirectangular(400, 120, 0, 50, 400, 200),
                new Equirectangular(130, 60, 200, 20, 360, 180));
    }

    @ParameterizedTest
    @MethodSource("spheres")
    void aSmoothFunctionComesBackWhole(Equirectangular sphere) {
        Image smooth = SmoothSphere.render(sphere);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int tile : new int[] {64, 100, 200, 512}) {
            TangentViews views = new TangentViews(sphere, tile, 32, Rotation::random, 0);
            for (int i = 0; i < 3; i++) {
                views.move(random);
                // Views of a part also look beyond its edges, where it reflects.
                assertThat(greatestDifference(roundTrip(views, smooth), smooth.rgb()))
                        .as("seed %d, tile %d, %s", SEED, tile, sphere)
                        .isLessThan(sphere.isFull() ? 0.01f : 0.04f);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 200})
    void turningTheInputAndTheViewsTurnsTheTiles(int tile) {
        Equirectangular sphere = new Equirectangular(256, 128);
        Image waves = SmoothSphere.waves(sphere, SEED);
        TangentViews views = new TangentViews(sphere, tile, 32, Rotation::random, 0);
        float[] a = new float[views.width() * views.height() * 3];
        float[] b = new float[a.length];
        for (int k : new int[] {1, 64, 200}) {
            TangentViews turned = new TangentViews(sphere, tile, 32, Rotation::random, 2 * Math.PI * k / 256);
            views.move(new SplittableRandom(k));
            turned.move(new SplittableRandom(k));
            views.cut(waves.plane(), 2, a);
            turned.cut(SmoothSphere.rolled(waves, k).plane(), 2, b);
            assertThat(greatestDifference(a, b)).as("rolled by %d", k).isLessThan(1e-4f);
        }
    }

    @Test
    void aViewShowsWhatLiesBehindIt() {
        Equirectangular sphere = new Equirectangular(512, 256);
        TangentViews views = new TangentViews(sphere, 512, 32, Rotation::random, 0);
        views.place(Rotation.IDENTITY);
        float[] rgb = new float[views.width() * views.height() * 3];
        views.cut(SmoothSphere.render(sphere).plane(), 1, rgb);
        int middle = views.width() / 2;
        float[] ahead = Arrays.copyOfRange(rgb, (middle * views.width() + middle) * 3, rgb.length);
        for (int c = 0; c < 3; c++) {
            float exact = SmoothSphere.colour(sphere.direction(256, 128), c);
            assertThat(ahead[c]).isCloseTo(exact, within(0.01f));
        }
    }

    @Test
    void viewsAreNoLargerThanAskedForAndNotMoreThanNeeded() {
        TangentViews cube = new TangentViews(new Equirectangular(1024, 512), 512, 32, Rotation::random, 0);
        assertThat(cube.count()).isEqualTo(6);
        for (int width : new int[] {2048, 4096, 8192}) {
            TangentViews views = new TangentViews(new Equirectangular(width, width / 2), 512, 32, Rotation::random, 0);
            assertThat(views.width()).isLessThanOrEqualTo(564);
            long pixels = (long) views.count() * views.width() * views.height();
            assertThat(pixels).isLessThan((long) (1.2 * width * width / 2));
        }
    }

    @Test
    void viewsThatSeeNothingOfAPartAreLeftOut() {
        Equirectangular part = new Equirectangular(100, 50, 500, 250, 1200, 600);
        assertThat(new TangentViews(part, 200, 32, Rotation::random, 0).count())
                .isLessThan(new TangentViews(new Equirectangular(1200, 600), 200, 32, Rotation::random, 0).count() / 2);
    }

    private static float[] roundTrip(TangentViews views, Image image) {
        float[] plane = new float[image.rgb().length];
        float[] tile = new float[views.width() * views.height() * 3];
        RowSums sums = new RowSums(new HeapPlane(plane, image.width() * 3), image.width(), views.weighted());
        for (int i = 0; i < views.count(); i++) {
            views.cut(image.plane(), i, tile);
            sums.show(views.rows(i));
            views.blend(tile, i, sums);
        }
        sums.finish();
        return plane;
    }

    private static float greatestDifference(float[] a, float[] b) {
        float greatest = 0;
        for (int i = 0; i < a.length; i++) {
            greatest = Math.max(greatest, Math.abs(a[i] - b[i]));
        }
        return greatest;
    }
}
