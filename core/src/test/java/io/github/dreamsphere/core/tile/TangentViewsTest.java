package io.github.dreamsphere.core.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SmoothSphere;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TangentViewsTest {
    private static final long SEED = 31;
    private static final ViewArrangement FREE = new FreeViews(Rotation::random);
    private static final ViewArrangement UPRIGHT = new UprightViews(Rotation::random, Uprightness::drawn);

    static Stream<Equirectangular> spheres() {
        return Stream.of(
                new Equirectangular(256, 128),
                new Equirectangular(301, 150),
                new Equirectangular(400, 120, 0, 50, 400, 200),
                new Equirectangular(130, 60, 200, 20, 360, 180));
    }

    @ParameterizedTest
    @MethodSource("spheres")
    void cutAndBlendGiveASmoothFunctionBack(Equirectangular sphere) {
        Image smooth = SmoothSphere.render(sphere);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int tile : new int[] {64, 100, 200, 512}) {
            for (ViewArrangement arrangement : List.of(FREE, UPRIGHT)) {
                TangentViews views = new TangentViews(sphere, tile, arrangement, true, 0);
                for (int i = 0; i < 3; i++) {
                    views.move(random);
                    // Views of a part also look beyond its edges, where it reflects.
                    assertThat(greatestDifference(roundTrip(views, smooth), smooth.rgb()))
                            .as("seed %d, tile %d, %s, %s", SEED, tile, sphere, arrangement)
                            .isLessThan(sphere.isFull() ? 0.01f : 0.04f);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 200})
    void turningTheInputAndTheViewsTurnsTheTilesAndBitForBitByQuarterTurns(int tile) {
        Equirectangular sphere = new Equirectangular(256, 128);
        Image waves = SmoothSphere.waves(sphere, SEED);
        TangentViews views = new TangentViews(sphere, tile, FREE, true, 0);
        float[] a = new float[views.width() * views.height() * 3];
        float[] b = new float[a.length];
        for (int k : new int[] {1, 64, 192, 200}) {
            TangentViews turned = new TangentViews(sphere, tile, FREE, true, 2 * Math.PI * k / 256);
            views.move(new SplittableRandom(k));
            turned.move(new SplittableRandom(k));
            views.cut(waves.colourPlane().toMemory(), 2, a);
            turned.cut(SmoothSphere.rolled(waves, k).colourPlane().toMemory(), 2, b);
            assertThat(greatestDifference(a, b)).as("rolled by %d", k).isLessThanOrEqualTo(k % 64 == 0 ? 0 : 1e-4f);
        }
    }

    @Test
    void aShiftTurnsViewsByAtMostThePixels() {
        Equirectangular sphere = new Equirectangular(512, 256);
        Image directions = new Image(512, 256);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 512; x++) {
                Vec3 direction = sphere.direction(x + 0.5, y + 0.5);
                directions.set(x, y, 0, (float) direction.x());
                directions.set(x, y, 1, (float) direction.y());
                directions.set(x, y, 2, (float) direction.z());
            }
        }
        double pixel = 1 / sphere.pixelsPerRadian();
        for (TileShape shape : new TileShape[] {TileShape.TANGENT, TileShape.UPRIGHT}) {
            double shifted = mostTurned(shape.over(sphere, 512, new Jitter(Jitter.Kind.SHIFT, 10), 0), directions);
            assertThat(shifted).as("%s", shape).isBetween(5 * pixel, 10.5 * pixel);
            assertThat(mostTurned(shape.over(sphere, 512, Jitter.free(10), 0), directions))
                    .as("%s", shape)
                    .isGreaterThan(30 * pixel);
            assertThat(mostTurned(shape.over(sphere, 512, new Jitter(Jitter.Kind.NONE, 10), 0), directions))
                    .isZero();
        }
    }

    /** The largest angle, of some moves, between a view's middle and the nearest view's middle before. */
    private static double mostTurned(Tiles views, Image directions) {
        List<Vec3> rest = middles(views, directions);
        SplittableRandom random = new SplittableRandom(5);
        double most = 0;
        for (int i = 0; i < 30; i++) {
            views.move(random);
            for (Vec3 middle : middles(views, directions)) {
                double nearest = rest.stream()
                        .mapToDouble(before -> before.angleTo(middle))
                        .min()
                        .orElseThrow();
                most = Math.max(most, nearest);
            }
        }
        return most;
    }

    private static List<Vec3> middles(Tiles views, Image directions) {
        float[] view = new float[views.width() * views.height() * 3];
        return IntStream.range(0, views.count())
                .mapToObj(i -> {
                    views.cut(directions.colourPlane().toMemory(), i, view);
                    int at = (views.height() / 2 * views.width() + views.width() / 2) * 3;
                    return new Vec3(view[at], view[at + 1], view[at + 2]);
                })
                .toList();
    }

    @Test
    void aViewShowsTheSphereInItsDirection() {
        Equirectangular sphere = new Equirectangular(512, 256);
        TangentViews views = new TangentViews(sphere, 512, FREE, true, 0);
        float[] rgb = new float[views.width() * views.height() * 3];
        views.cut(SmoothSphere.render(sphere).colourPlane().toMemory(), 1, rgb);
        int middle = views.width() / 2;
        float[] ahead = Arrays.copyOfRange(rgb, (middle * views.width() + middle) * 3, rgb.length);
        for (int c = 0; c < 3; c++) {
            float exact = SmoothSphere.colour(sphere.direction(256, 128), c);
            assertThat(ahead[c]).isCloseTo(exact, within(0.01f));
        }
    }

    @Test
    void viewsAreAtMostTheTargetSizeAndAsFewAsPossible() {
        TangentViews cube = new TangentViews(new Equirectangular(1024, 512), 512, FREE, true, 0);
        assertThat(cube.count()).isEqualTo(6);
        for (int width : new int[] {2048, 4096, 8192}) {
            TangentViews views = new TangentViews(new Equirectangular(width, width / 2), 512, FREE, true, 0);
            assertThat(views.width()).isLessThanOrEqualTo(564);
            long pixels = (long) views.count() * views.width() * views.height();
            assertThat(pixels).isLessThan((long) (1.2 * width * width / 2));
            TangentViews upright = new TangentViews(new Equirectangular(width, width / 2), 512, UPRIGHT, true, 0);
            assertThat(upright.width()).isLessThanOrEqualTo(564);
            assertThat((long) upright.count() * upright.width() * upright.height())
                    .isLessThan((long) (1.25 * pixels));
        }
    }

    @Test
    void viewsThatShowNothingOfAPartAreLeftOut() {
        Equirectangular part = new Equirectangular(100, 50, 500, 250, 1200, 600);
        assertThat(new TangentViews(part, 200, FREE, true, 0).count())
                .isLessThan(new TangentViews(new Equirectangular(1200, 600), 200, FREE, true, 0).count() / 2);
    }

    private static float[] roundTrip(TangentViews views, Image image) {
        float[] plane = new float[image.rgb().length];
        float[] tile = new float[views.width() * views.height() * 3];
        RowSums sums = new RowSums(new HeapPlane(plane, image.width(), 3), views.weighted());
        for (int i = 0; i < views.count(); i++) {
            views.cut(image.colourPlane().toMemory(), i, tile);
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
