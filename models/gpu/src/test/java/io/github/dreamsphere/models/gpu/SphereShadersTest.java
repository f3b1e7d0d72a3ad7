package io.github.dreamsphere.models.gpu;

import static io.github.dreamsphere.models.Shared.relativeError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.Seeds;
import io.github.dreamsphere.core.dream.AscentRule;
import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.GradientSmoothing;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.engine.ImageInput;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Nets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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

    private SphereBench bench(Part part) {
        return bench(part, Shaping.plain());
    }

    private SphereBench bench(Part part, Shaping shaping) {
        return new SphereBench(card, part.sphere, shaping, part.spec, seed);
    }

    @ParameterizedTest
    @EnumSource
    void viewsAreCutAsByTheProcessor(Part part) {
        try (SphereBench bench = bench(part)) {
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
        for (double evenness : new double[] {0, 0.5, 1}) {
            try (SphereBench bench = bench(part, Shaping.plain().withEvenness(evenness))) {
                HeapPlane expected = blended(bench, evenness);
                assertThat(relativeError(bench.smoothed(), expected.samples()))
                        .as("evenness %s", evenness)
                        .isLessThan(LIMIT);
            }
        }
    }

    /** Blends gradients of different strengths, of which one is 0, on the card; returns what the processor makes of them. */
    private static HeapPlane blended(SphereBench bench, double evenness) {
        HeapPlane expected = bench.noise();
        RowSums sums = new RowSums(expected, true);
        ImageInput input = bench.input();
        float[] rgb = new float[bench.tiles().width() * bench.tiles().height() * 3];
        for (int batch = 0; batch < bench.batches(); batch++) {
            List<float[]> gradients = new ArrayList<>();
            for (int i = 0; i < bench.batch(batch).size(); i++) {
                int tile = bench.first(batch) + i;
                float[] gradient = scaled(bench.noise(input.staging().length), 1e-4f * tile);
                gradients.add(gradient);
                System.arraycopy(gradient, 0, input.staging(), 0, gradient.length);
                input.readGradient(rgb);
                sums.show(bench.tiles().rows(tile));
                bench.tiles().blend(evened(rgb, evenness), tile, sums);
            }
            bench.blend(batch, gradients);
        }
        sums.finish();
        return expected;
    }

    private static float[] scaled(float[] values, float factor) {
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }

    private static float[] evened(float[] gradient, double evenness) {
        double sum = 0;
        for (float value : gradient) {
            sum += Math.abs(value);
        }
        return sum == 0 ? gradient : scaled(gradient, (float) Math.pow(sum / gradient.length, -evenness));
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreSmoothedAsByTheProcessor(Part part) {
        for (GradientSmoothing smoothing : List.of(
                new GradientSmoothing.Gaussian(0.7),
                new GradientSmoothing.Gaussian(3),
                new GradientSmoothing.Gaussian(60),
                new GradientSmoothing.LaplacianPyramid(1),
                new GradientSmoothing.LaplacianPyramid(2),
                new GradientSmoothing.LaplacianPyramid(4),
                new GradientSmoothing.LaplacianPyramid(12))) {
            try (SphereBench bench = bench(part, Shaping.plain().withSmoothing(smoothing))) {
                HeapPlane gradient = bench.noise();
                gradient.forEachRow((y, row) -> row.scale(y % 3 == 0 ? 1 : -2));
                for (int round = 0; round < 2; round++) {
                    bench.setSums(gradient);
                    gradient.forEachRow((y, row) -> row.scale(0.5f));
                    smoothing.apply(gradient, part.sphere, Planes.inMemory());
                    assertThat(relativeError(bench.smoothed(), gradient.samples()))
                            .as("%s", smoothing)
                            .isLessThan(LIMIT);
                }
            }
        }
    }

    /** Also where a band is 0: nothing is scaled. */
    @Test
    void aPyramidOfNothingIsNothing() {
        Shaping shaping = Shaping.plain().withSmoothing(new GradientSmoothing.LaplacianPyramid(3));
        try (SphereBench bench = bench(Part.WHOLE, shaping)) {
            HeapPlane gradient = bench.noise();
            gradient.forEachRow((y, row) -> row.scale(0));
            bench.setSums(gradient);
            assertThat(bench.smoothed()).containsOnly(0f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void stepsByAdamAreThoseOfTheProcessor(Part part) {
        AscentRule.Adam rule = new AscentRule.Adam(0.8, 0.95);
        try (SphereBench bench = bench(part, Shaping.plain().withRule(rule))) {
            HeapPlane picture = bench.noise();
            List<Plane> memory = rule.remember(picture, Planes.inMemory());
            bench.put(picture);
            for (int step = 0; step < 3; step++) {
                HeapPlane gradient = bench.noise();
                float turn = step == 1 ? -1 : 2;
                gradient.forEachRow((y, row) -> row.scale(turn));
                bench.setSums(gradient);
                bench.smoothed();
                double mean = bench.ascend(step);
                assertThat(mean).isCloseTo(meanMagnitude(gradient, part.sphere) / 2, within(1e-6 * mean));
                gradient.forEachRow((y, row) -> row.scale((float) (SphereBench.WEIGHT / mean / 2)));
                rule.direct(gradient, memory, step);
                for (int i = 0; i < picture.samples().length; i++) {
                    float changed = picture.samples()[i] + SphereBench.STEP_SIZE * gradient.samples()[i];
                    picture.samples()[i] = Math.min(1, Math.max(0, changed));
                }
                assertThat(relativeError(bench.picture(), picture.samples())).isLessThan(LIMIT);
                for (int i = 0; i < memory.size(); i++) {
                    assertThat(relativeError(
                                    bench.memory().get(i),
                                    memory.get(i).toMemory().samples()))
                            .isLessThan(LIMIT);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStepIsNormalisedBySolidAngleAndKeepsThePictureInRange(Part part) {
        try (SphereBench bench = bench(part)) {
            HeapPlane gradient = bench.noise();
            gradient.forEachRow((y, row) -> row.scale(y % 2 == 0 ? 1 : -3));
            bench.setSums(gradient);
            bench.smoothed();
            HeapPlane picture = bench.noise();
            bench.put(picture);
            double mean = meanMagnitude(gradient, part.sphere) / 2;
            assertThat(bench.ascend(0)).isCloseTo(mean, within(1e-6 * mean));
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

    @ParameterizedTest
    @MethodSource("shapings")
    void aGradientThatIsZeroOrNotFiniteChangesNothing(Shaping shaping) {
        for (float value : new float[] {0, Float.NaN, Float.POSITIVE_INFINITY}) {
            try (SphereBench bench = bench(Part.WHOLE, shaping)) {
                HeapPlane picture = bench.noise();
                bench.put(picture);
                HeapPlane gradient = new HeapPlane(new float[picture.samples().length], picture.width(), 3);
                gradient.samples()[100] = value;
                bench.setSums(gradient);
                bench.smoothed();
                assertThat(Double.isFinite(bench.ascend(0))).isEqualTo(value == 0);
                assertThat(bench.picture()).isEqualTo(picture.samples());
                bench.memory().forEach(remembered -> assertThat(remembered).containsOnly(0f));
            }
        }
    }

    static Stream<Shaping> shapings() {
        return Stream.of(
                Shaping.plain(),
                Shaping.plain().withEvenness(0.5),
                Shaping.plain().withRule(AscentRule.Adam.defaults()),
                Shaping.plain().withSmoothing(new GradientSmoothing.Gaussian(2)),
                Shaping.plain().withSmoothing(new GradientSmoothing.LaplacianPyramid(3)));
    }

    /** What takes the steps on the card reads its picture as one block of memory. */
    @Test
    void aPictureTooLargeForTheCardStaysWithTheProcessor() {
        AscentTask task = new AscentTask(
                new Equirectangular(60_000, 30_000), 0, new GradientSmoothing.None(), new AscentRule.Plain(), 1, 0.01f);
        try (Pass pass = card.pass(Nets.branches(), List.of("cat"), 64, 64, PassKind.FAST_GRADIENT)) {
            assertThat(pass.ascent(task, (activation, gradient) -> 0)).isEmpty();
        }
    }
}
