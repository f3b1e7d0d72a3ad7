package io.github.dreamsphere.models.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ops of random shapes against the processor; none may leave the card. */
class CardKernelsTest extends OnCard {
    /** Layers that write blobs of their own names. */
    private static final class Builder {
        private final List<Layer> layers = new ArrayList<>();

        String add(Op op, String... inputs) {
            String name = "blob" + layers.size();
            layers.add(new Layer(name, op, List.of(inputs), name));
            return name;
        }

        /**
         * Asserts that the card computes the first and the last blob as the processor does, with shaders only. The first
         * one's gradient is there even if an op passes none on.
         */
        void check(int width, int height) {
            Net net = new Net("test", Nets.PLAIN, "data", layers);
            List<String> blobs = List.of("blob0", net.output());
            CardAgreement.assertAgrees(card, net, blobs, width, height);
            try (CardPass pass = (CardPass) card.pass(net, blobs, width, height, PassKind.EXACT_GRADIENT)) {
                assertThat(pass.processorOps()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, value = Curve.class, names = "A?(SIN|COS|TAN)|A?(SIN|COS)H|ATANH")
    void curvesAgree(Curve curve) {
        Random random = new Random(curve.ordinal());
        Builder net = new Builder();
        String wide = net.add(Nets.convolution(random, 3, 7, 1, 1, 0), "data");
        boolean positive = curve == Curve.LOG || curve == Curve.POWER;
        String from = positive ? net.add(Activation.of(Curve.EXP), wide) : net.add(Affine.uniform(7, 3, 0.2f), wide);
        String curved = net.add(
                switch (curve) {
                    case HARD_SIGMOID -> new Activation(curve, 0.2f, 0.5f);
                    case CLIP -> new Activation(curve, -1, 3);
                    case ELU, LINEAR -> new Activation(curve, 0.7f, 0.3f);
                    case POWER -> new Activation(curve, -1.5f, 0);
                    case THRESHOLD, SHRINK -> new Activation(curve, 0.5f, 0.25f);
                    default -> Activation.of(curve);
                },
                from);
        // What a curve makes of the channels that only pad a block must not spread.
        net.add(Nets.convolution(random, 7, 5, 3, 1, 1), curved);
        net.check(6, 5);
    }

    /** Far from 0 a curve is infinite where the processor's is, and nowhere else: a net that overflows must be noticed. */
    @ParameterizedTest
    @EnumSource(names = {"EXP", "SIGMOID", "TANH", "ELU", "SOFTPLUS", "GELU", "ERF"})
    void curvesOverflowAsTheProcessors(Curve curve) {
        Builder layers = new Builder();
        String wide = layers.add(Affine.uniform(3, 200, 0), "data");
        layers.add(new Activation(curve, 1, 0), wide);
        Net net = new Net("test", Nets.PLAIN, "data", layers.layers);
        float[] image = Nets.random(new Random(curve.ordinal()), 20 * 20 * 3).data();
        image[0] = 88.722f / 200;
        image[1] = 88.723f / 200;
        try (Network processor = new Network(net);
                Network network = new Network(net, card);
                Pass expected = processor.forward(net.output(), 20, 20);
                Pass pass = network.forward(net.output(), 20, 20)) {
            expected.forward(image);
            pass.forward(image);
            float[] values = expected.activation();
            float[] onCard = pass.activation();
            int infinite = 0;
            for (int i = 0; i < values.length; i++) {
                infinite += Float.isInfinite(values[i]) ? 1 : 0;
                assertThat(onCard[i])
                        .as("%s of %s", curve, 200 * image[i])
                        .isCloseTo(values[i], within(1e-6f + 1e-5f * Math.abs(finite(values[i]))));
            }
            assertThat(infinite > 100).isEqualTo(curve == Curve.EXP);
        }
    }

    private static float finite(float value) {
        return Float.isInfinite(value) ? 0 : value;
    }

    @ParameterizedTest
    @ValueSource(floats = {-2, -1, -0.5f, 0, 0.5f, 1, 2, 3})
    void powersAgree(float exponent) {
        Builder net = new Builder();
        String wide = net.add(Nets.convolution(new Random(1), 3, 6, 1, 1, 0), "data");
        boolean whole = exponent == Math.rint(exponent);
        String from = whole ? wide : net.add(Activation.of(Curve.ABS), wide);
        net.add(new Activation(Curve.POWER, exponent, 0), from);
        net.check(5, 4);
    }

    static Stream<Arguments> pairs() {
        return Stream.of("SUM", "PRODUCT", "QUOTIENT", "MAX", "MIN")
                .map(Eltwise.Kind::valueOf)
                .flatMap(kind -> Stream.of(0, 1, 2, 3, 4, 5, 6, 7).map(spread -> Arguments.of(kind, spread)));
    }

    /** Bits of {@code spread} say whether the rows, the columns and the channels of a blob are spread over the other. */
    @ParameterizedTest
    @MethodSource("pairs")
    void pairsAgree(Eltwise.Kind kind, int spread) {
        int seed = 8 * kind.ordinal() + spread;
        Random random = new Random(seed);
        int width = 3 + random.nextInt(8);
        int height = 3 + random.nextInt(8);
        int channels = 2 + random.nextInt(8);
        Eltwise op = kind == Eltwise.Kind.SUM ? Eltwise.sum(0.5f, -2f) : Eltwise.of(kind);
        Builder net = new Builder();
        String whole = positive(net, random, channels, new SlidingWindow(1, 1, 1, 1, 0, 0, 0, 0, 1, 1));
        int rows = (spread & 1) != 0 ? height : 1;
        int columns = (spread & 2) != 0 ? width : 1;
        String part = positive(
                net,
                random,
                (spread & 4) != 0 ? 1 : channels,
                new SlidingWindow(rows, columns, 1, 1, 0, 0, 0, 0, 1, 1));
        if (random.nextBoolean()) {
            net.add(op, whole, part);
        } else {
            net.add(op, part, whole);
        }
        net.check(width, height);
    }

    /** A blob without values near 0. */
    private static String positive(Builder net, Random random, int channels, SlidingWindow window) {
        Convolution op = new Convolution(
                Nets.random(random, channels, 3, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, channels),
                window,
                1);
        String bounded = net.add(Activation.of(Curve.SIGMOID), net.add(op, "data"));
        return net.add(Affine.uniform(channels, 1, 0.5f), bounded);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void opsOfAnyShapeAgree(int seed) {
        Random random = new Random(seed);
        int width = 4 + random.nextInt(12);
        int height = 4 + random.nextInt(12);
        int groups = 1 + random.nextInt(3);
        int channels = groups * (2 + random.nextInt(4));
        for (Supplier<Op> op : ops(random, width, height, channels, groups)) {
            Builder net = new Builder();
            String wide = net.add(Nets.convolution(random, 3, channels, 1, 1, 0), "data");
            net.add(op.get(), wide);
            net.check(width, height);
        }
    }

    private static List<Supplier<Op>> ops(Random random, int width, int height, int channels, int groups) {
        int[] edges = random.ints(4, 0, 4).toArray();
        return List.of(
                () -> new PRelu(Nets.random(random, channels)),
                Softmax::new,
                LogSoftmax::new,
                () -> new LayerNorm(Nets.random(random, channels), Nets.random(random, channels), 1e-3f),
                () -> new GroupNorm(groups, Nets.random(random, channels), Nets.random(random, channels), 1e-3f),
                () -> new GlobalPool(Pool.Kind.AVERAGE),
                () -> new Reduction(Reduction.Kind.SUM),
                () -> new Reduction(Reduction.Kind.MEAN),
                () -> new Reduction(Reduction.Kind.MAX),
                () -> new GlobalPool(Pool.Kind.MAX),
                () -> new Border(edges[0], edges[1], edges[2], edges[3], (float) random.nextGaussian()),
                () -> new Pad(
                        edges[0],
                        edges[1],
                        edges[2],
                        edges[3],
                        Pad.Mode.values()[random.nextInt(Pad.Mode.values().length)]),
                () -> new Crop(edges[0] % 2, edges[1] % 2, edges[2] % 2, edges[3] % 2, 1 + edges[0], -1 - edges[1]),
                () -> resize(0.4 + 2 * random.nextDouble(), Resize.Interpolation.values()[random.nextInt(3)]),
                () -> shuffled(random, width, height, channels));
    }

    private static Resize resize(double scale, Resize.Interpolation interpolation) {
        return new Resize(scale, 1.3, interpolation, Resize.Coordinates.HALF_PIXEL, Resize.Rounding.FLOOR, -0.75);
    }

    /** Rows, columns, channels and copies in random places. */
    private static Rearrange shuffled(Random random, int width, int height, int channels) {
        List<Integer> digits = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
        Collections.shuffle(digits, random);
        return new Rearrange(
                height % 2 == 0 ? List.of(2, 0) : List.of(1, 0),
                List.of(0),
                channels % 3 == 0 ? List.of(0, 3) : List.of(0, 1),
                List.of(1 + random.nextInt(3)),
                digits.subList(0, 2),
                digits.subList(2, 3),
                digits.subList(3, 6));
    }

    @ParameterizedTest
    @EnumSource(DepthToSpace.Order.class)
    void channelsBecomePixels(DepthToSpace.Order order) {
        Random random = new Random(3);
        for (int block = 1; block <= 4; block++) {
            for (int outputs = 1; outputs <= 5; outputs += 2) {
                Builder net = new Builder();
                String wide = net.add(Nets.convolution(random, 3, block * block * outputs, 1, 1, 0), "data");
                net.add(new DepthToSpace(block, order), wide);
                net.check(5, 3);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void matrixProductsAgree(int seed) {
        Random random = new Random(seed);
        int width = 3 + random.nextInt(9);
        int channels = 1 + random.nextInt(9);
        int lines = 1 + random.nextInt(9);
        Builder net = new Builder();
        String a = net.add(Nets.convolution(random, 3, channels, 1, 1, 0), "data");
        String b = net.add(new Constant(Nets.random(random, 4, lines, channels)));
        String one = net.add(new MatrixProduct(), a, b);
        String other = net.add(new MatrixProduct(), b, a);
        String turned = net.add(
                new Rearrange(List.of(0), List.of(0), List.of(0), List.of(), List.of(0), List.of(2), List.of(1)),
                other);
        String sum = net.add(Eltwise.sum(1f, 0.5f), one, turned);
        net.add(new MatrixProduct(), sum, sum);
        net.check(width, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void convolutionsInGroupsOfBlocksAgree(int groups) {
        Random random = new Random(groups);
        Convolution op = new Convolution(
                Nets.random(random, 8 * groups, 4, 3, 3),
                Nets.random(random, 8 * groups),
                SlidingWindow.square(3, 2, 1),
                groups);
        Builder net = new Builder();
        String wide = net.add(Nets.convolution(random, 3, 4 * groups, 1, 1, 0), "data");
        net.add(Relu.PLAIN, net.add(op, wide));
        net.check(9, 7);
    }

    static List<Op> rectifiers() {
        return List.of(
                Relu.PLAIN,
                new Relu(0.2f),
                new Activation(Curve.CLIP, 0, 1.5f),
                // These are computed by themselves.
                new Relu(-0.2f),
                new Activation(Curve.CLIP, -1, 1));
    }

    @ParameterizedTest
    @MethodSource("rectifiers")
    void rectifiersOfConvolutionsAgree(Op rectifier) {
        Random random = new Random(5);
        Convolution grouped = new Convolution(
                Nets.random(random, 12, 4, 3, 3), Nets.random(random, 12), SlidingWindow.square(3, 1, 1), 3);
        Convolution depthwise = new Convolution(
                Nets.random(random, 12, 1, 3, 3), Nets.random(random, 12), SlidingWindow.square(3, 2, 1), 12);
        Builder net = new Builder();
        String first = net.add(Affine.uniform(3, 2, 0), "data");
        String one = net.add(rectifier, net.add(Nets.convolution(random, 3, 12, 3, 2, 1), first));
        String two = net.add(rectifier, net.add(grouped, one));
        net.add(rectifier, net.add(depthwise, two));
        net.check(15, 11);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void convolutionsOfAnyGroupsAndWindowsAgree(int seed) {
        Random random = new Random(seed);
        int groups = 1 + random.nextInt(4);
        int inputs = 1 + random.nextInt(5);
        int outputs = 1 + random.nextInt(5);
        SlidingWindow window = window(random);
        Convolution op = new Convolution(
                Nets.random(random, groups * outputs, inputs, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, groups * outputs),
                window,
                groups);
        Builder net = new Builder();
        String wide = net.add(Nets.convolution(random, 3, groups * inputs, 1, 1, 0), "data");
        net.add(random.nextBoolean() ? Relu.PLAIN : new Relu(-0.5f), net.add(op, wide));
        net.check(9 + random.nextInt(6), 9 + random.nextInt(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void deconvolutionsAgree(int seed) {
        Random random = new Random(seed);
        int groups = 1 + random.nextInt(3);
        int inputs = 1 + random.nextInt(4);
        int outputs = 1 + random.nextInt(4);
        SlidingWindow window = window(random);
        Deconvolution op = new Deconvolution(
                Nets.random(random, groups * inputs, outputs, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, groups * outputs),
                window,
                groups);
        Builder net = new Builder();
        String wide = net.add(Nets.convolution(random, 3, groups * inputs, 1, 1, 0), "data");
        net.add(op, wide);
        net.check(5 + random.nextInt(6), 5 + random.nextInt(6));
    }

    private static SlidingWindow window(Random random) {
        int[] n = random.ints(10, 0, 3).toArray();
        return new SlidingWindow(
                1 + n[0], 1 + n[1], 1 + n[2], 1 + n[3], n[4] % 2, n[5] % 2, n[6] % 2, n[7] % 2, 1 + n[8], 1 + n[9]);
    }
}
