package io.github.dreamsphere.models.gpu;

import static io.github.dreamsphere.models.Shared.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereBlur;
import io.github.dreamsphere.models.engine.ImageInput;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Nets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each part of a dream's step on the card, against the processor's. */
class SphereShadersTest extends OnCard {
    private static final double LIMIT = 1e-5;
    private static final ImageSpec CAFFE = ImageSpec.of(255, 0.5f, ImageSpec.Channels.BGR, 104, 117, 123);
    private static final ImageSpec LUMA = ImageSpec.of(1, 2, ImageSpec.Channels.LUMA, 0.5f);

    private final long seed = Seeds.fresh(this);

    /** Whole spheres with an even and an odd number of columns, and parts that reach a pole, go around, or neither. */
    private enum Part {
        WHOLE(new Equirectangular(160, 80), CAFFE),
        ODD(new Equirectangular(151, 75), Nets.PLAIN),
        NORTH(new Equirectangular(160, 50, 0, 0, 160, 80), LUMA),
        BELT(new Equirectangular(160, 30, 0, 20.5, 160, 80), CAFFE),
        WINDOW(new Equirectangular(90, 60, 30.25, 20, 160.5, 80.25), CAFFE);

        private final Equirectangular sphere;
        private final ImageSpec spec;

        Part(Equirectangular sphere, ImageSpec spec) {
            this.sphere = sphere;
            this.spec = spec;
        }
    }

    private SphereBench bench(Part part, double blur) {
        OptionalDouble sigma = blur == 0 ? OptionalDouble.empty() : OptionalDouble.of(blur);
        return new SphereBench(card, part.sphere, sigma, part.spec, seed);
    }

    @ParameterizedTest
    @EnumSource
    void viewsAreCutAsByTheProcessor(Part part) {
        try (SphereBench bench = bench(part, 0)) {
            HeapPlane picture = bench.noise();
            bench.put(picture);
            float[] rgb = new float[bench.tiles().width() * bench.tiles().height() * 3];
            for (int batch = 0; batch < bench.batches(); batch++) {
                List<float[]> cut = bench.cut(batch);
                for (int i = 0; i < cut.size(); i++) {
                    bench.tiles().cut(picture, bench.first(batch) + i, rgb);
                    float[] expected = bench.input().values(rgb);
                    assertThat(relativeError(cut.get(i), expected)).isLessThan(LIMIT);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreBlendedAsByTheProcessor(Part part) {
        try (SphereBench bench = bench(part, 0)) {
            HeapPlane expected = bench.noise();
            RowSums sums = new RowSums(expected, true);
            ImageInput input = bench.input();
            float[] rgb = new float[bench.tiles().width() * bench.tiles().height() * 3];
            for (int batch = 0; batch < bench.batches(); batch++) {
                List<float[]> gradients = new ArrayList<>();
                for (int i = 0; i < bench.batch(batch).size(); i++) {
                    int tile = bench.first(batch) + i;
                    float[] gradient = bench.noise(input.staging().length);
                    gradients.add(gradient);
                    System.arraycopy(gradient, 0, input.staging(), 0, gradient.length);
                    input.readGradient(rgb);
                    sums.show(bench.tiles().rows(tile));
                    bench.tiles().blend(rgb, tile, sums);
                }
                bench.blend(batch, gradients);
            }
            sums.finish();
            assertThat(relativeError(bench.smoothed(), expected.samples())).isLessThan(LIMIT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreSmoothedAsByTheProcessor(Part part) {
        for (double sigma : new double[] {0.7, 3, 60}) {
            try (SphereBench bench = bench(part, sigma)) {
                HeapPlane gradient = bench.noise();
                bench.setSums(gradient);
                gradient.forEachRow((y, row) -> row.scale(0.5f));
                SphereBlur.blur(gradient, part.sphere, sigma, Planes.inMemory());
                assertThat(relativeError(bench.smoothed(), gradient.samples()))
                        .as("sigma %s", sigma)
                        .isLessThan(LIMIT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsNormalisedBySolidAngleAndKeepsThePictureInRange(Part part) {
        try (SphereBench bench = bench(part, 0)) {
            HeapPlane gradient = bench.noise();
            gradient.forEachRow((y, row) -> row.scale(y % 2 == 0 ? 1 : -3));
            bench.setSums(gradient);
            bench.smoothed();
            HeapPlane picture = bench.noise();
            bench.put(picture);
            double mean = meanMagnitude(gradient, part.sphere) / 2;
            assertThat(bench.ascend()).isCloseTo(mean, within(1e-6 * mean));
            float[] expected = picture.samples().clone();
            for (int i = 0; i < expected.length; i++) {
                double step = SphereBench.STEP_SIZE * SphereBench.WEIGHT / mean * gradient.samples()[i] / 2;
                expected[i] = (float) Math.min(1, Math.max(0, expected[i] + step));
            }
            assertThat(relativeError(bench.picture(), expected)).isLessThan(1e-6);
            assertThat(expected).contains(0f, 1f);
        }
    }

    private static double meanMagnitude(HeapPlane gradient, Equirectangular sphere) {
        double sum = 0;
        double area = 0;
        for (int y = 0; y < sphere.height(); y++) {
            for (int i = 0; i < gradient.rowLength(); i++) {
                sum += sphere.area(y) * Math.abs(gradient.row(y).get(i));
                area += sphere.area(y);
            }
        }
        return sum / area;
    }

    @Test
    void aGradientThatIsZeroOrNotFiniteChangesNothing() {
        for (float value : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
            try (SphereBench bench = bench(Part.WHOLE, 0)) {
                HeapPlane picture = bench.noise();
                bench.put(picture);
                HeapPlane gradient = new HeapPlane(new float[picture.samples().length], picture.width(), 3);
                gradient.samples()[100] = value;
                bench.setSums(gradient);
                bench.smoothed();
                assertThat(Double.isFinite(bench.ascend())).isEqualTo(value == 0);
                assertThat(bench.picture()).isEqualTo(picture.samples());
            }
        }
    }

    /** What takes the steps on the card reads its picture as one block of memory. */
    @Test
    void aPictureTooLargeForTheCardStaysWithTheProcessor() {
        AscentTask task = new AscentTask(new Equirectangular(60_000, 30_000), OptionalDouble.empty(), 1, 0.01f);
        try (Pass pass = card.pass(Nets.branches(), List.of("cat"), 64, 64, PassKind.FAST_GRADIENT)) {
            assertThat(pass.ascent(task, (activation, gradient) -> 0)).isEmpty();
        }
    }
}
