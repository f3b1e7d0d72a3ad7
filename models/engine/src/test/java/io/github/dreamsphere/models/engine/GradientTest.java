package io.github.dreamsphere.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.CropLike;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Interp;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.LogSoftmax;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.MatrixProduct;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Pick;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.SamePadding;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import io.github.dreamsphere.models.net.SparseProduct;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.net.Unpool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every op's gradient against finite differences of its own values, with oneDNN and with ND4J, which must agree. {@link
 * #everyOpIsCovered} fails if an op is added without its gradient here.
 */
class GradientTest {
    private static final int WIDTH = 11;
    private static final int HEIGHT = 9;
    private static final int CHANNELS = 12;
    private static final double STEP = 1e-2;

    static List<Arguments> ops() {
        Random random = new Random(4);
        SlidingWindow odd = new SlidingWindow(3, 2, 2, 1, 1, 0, 0, 1, 1, 1);
        return List.of(
                Arguments.of("1x1", Nets.convolution(random, CHANNELS, 8, 1, 1, 0)),
                Arguments.of("3x3", Nets.convolution(random, CHANNELS, 16, 3, 1, 1)),
                Arguments.of("3x3 without padding", Nets.convolution(random, CHANNELS, 5, 3, 1, 0)),
                Arguments.of("5x5 stride 2", Nets.convolution(random, CHANNELS, 8, 5, 2, 2)),
                Arguments.of("padded unevenly", convolution(random, CHANNELS, 8, 1, odd)),
                Arguments.of(
                        "dilated",
                        convolution(random, CHANNELS, 8, 1, new SlidingWindow(3, 3, 1, 1, 2, 2, 2, 2, 2, 2))),
                Arguments.of(
                        "of the whole image",
                        convolution(random, CHANNELS, 5, 1, new SlidingWindow(HEIGHT, WIDTH, 1, 1, 0, 0, 0, 0, 1, 1))),
                Arguments.of("groups", convolution(random, CHANNELS, 8, 4, SlidingWindow.square(3, 1, 1))),
                Arguments.of(
                        "depthwise", convolution(random, CHANNELS, CHANNELS, CHANNELS, SlidingWindow.square(3, 2, 1))),
                Arguments.of(
                        "same padding",
                        SamePadding.around(Nets.convolution(random, CHANNELS, 8, 3, 2, 0), SamePadding.Side.LAST)),
                Arguments.of("same padding of a maximum", samePool(Pool.Kind.MAX)),
                Arguments.of("same padding of an average", samePool(Pool.Kind.AVERAGE)),
                Arguments.of("deconvolution", deconvolution(random, 4, SlidingWindow.square(4, 2, 1))),
                Arguments.of("deconvolution cut", deconvolution(random, 3, SlidingWindow.square(4, 2, 3))),
                Arguments.of("relu", Relu.PLAIN),
                Arguments.of("leaky relu", new Relu(0.1f)),
                Arguments.of("falling relu", new Relu(-0.5f)),
                Arguments.of("prelu", new PRelu(Nets.random(random, CHANNELS))),
                Arguments.of("max", Nets.maxPool(SlidingWindow.square(3, 2, 0))),
                Arguments.of("max padded", Nets.maxPool(SlidingWindow.square(3, 1, 1))),
                Arguments.of("max hanging over", Nets.maxPool(SlidingWindow.square(2, 2, 1))),
                Arguments.of("average", Pool.caffeAverage(SlidingWindow.square(3, 2, 0))),
                Arguments.of("average padded", Pool.caffeAverage(SlidingWindow.square(3, 1, 1))),
                Arguments.of("average hanging over", Pool.caffeAverage(SlidingWindow.square(4, 3, 1))),
                Arguments.of("average of the image", average(Pool.Divisor.IMAGE)),
                Arguments.of("global average", new GlobalPool(Pool.Kind.AVERAGE)),
                Arguments.of("global max", new GlobalPool(Pool.Kind.MAX)),
                Arguments.of("lrn", new Lrn(5, 0.5f, 0.75f, 1)),
                Arguments.of("lrn of three", new Lrn(3, 2, 0.5f, 2)),
                Arguments.of("softmax", new Softmax()),
                Arguments.of("affine", new Affine(Nets.random(random, CHANNELS), Nets.random(random, CHANNELS))),
                Arguments.of("depth last", new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST)),
                Arguments.of("depth first", new DepthToSpace(2, DepthToSpace.Order.DEPTH_FIRST)),
                Arguments.of("identity", new Identity()),
                Arguments.of("group normalisation", groupNorm(random, 3, CHANNELS)),
                Arguments.of("instance normalisation", groupNorm(random, CHANNELS, CHANNELS)),
                Arguments.of("layer normalisation", layerNorm(random)),
                Arguments.of("crop", new Crop(1, 2, 0, 1, 2, 1)),
                Arguments.of("zero padding", new Pad(1, 0, 2, 3, Pad.Mode.ZERO)),
                Arguments.of("mirrored padding", new Pad(1, 0, 2, 3, Pad.Mode.REFLECT)),
                Arguments.of("edge padding", new Pad(1, 0, 2, 3, Pad.Mode.EDGE)),
                Arguments.of("mirrored", new Crop(1, 2, 0, 1, -2, -1)),
                Arguments.of("endless padding", new Pad(1, 0, 2, 3, Pad.Mode.WRAP)),
                Arguments.of("border", new Border(1, 0, 2, 3, 0.5f)),
                Arguments.of("columns", new Pick(List.of(3, 3, 0, 10), WIDTH)),
                Arguments.of("zoomed", new Interp(3, 2, 0, 0)),
                Arguments.of("zoomed to a size", new Interp(1, 1, 4, 19)),
                Arguments.of("dilated max", pool(Pool.Kind.MAX, Pool.Divisor.IMAGE)),
                Arguments.of("dilated average", pool(Pool.Kind.AVERAGE, Pool.Divisor.IMAGE)),
                Arguments.of("dilated average padded", pool(Pool.Kind.AVERAGE, Pool.Divisor.PADDED)),
                Arguments.of("logarithm of softmax", new LogSoftmax()),
                Arguments.of("sum of channels", new Reduction(Reduction.Kind.SUM)),
                Arguments.of("mean of channels", new Reduction(Reduction.Kind.MEAN)),
                Arguments.of("maximum of channels", new Reduction(Reduction.Kind.MAX)),
                Arguments.of("rearranged", rearranged()),
                Arguments.of("nearest", Resize.repeat(2)),
                Arguments.of("bilinear", resize(1.5, Resize.Interpolation.LINEAR)),
                Arguments.of("bicubic", resize(0.7, Resize.Interpolation.CUBIC)));
    }

    private static Op samePool(Pool.Kind kind) {
        SlidingWindow window = SlidingWindow.square(3, 2, 0);
        return SamePadding.around(
                new Pool(kind, window, Pool.Rounding.FLOOR, Pool.Divisor.IMAGE), SamePadding.Side.FIRST);
    }

    private static Pool pool(Pool.Kind kind, Pool.Divisor divisor) {
        SlidingWindow holes = new SlidingWindow(2, 3, 2, 1, 1, 2, 1, 0, 2, 2);
        return new Pool(kind, holes, Pool.Rounding.FLOOR, divisor);
    }

    /** Rows in threes, channels in fours, and every value twice. */
    private static Rearrange rearranged() {
        return new Rearrange(
                List.of(0, 3), List.of(0), List.of(3, 4), List.of(2), List.of(2, 1), List.of(4, 5), List.of(0, 3));
    }

    private static GroupNorm groupNorm(Random random, int groups, int channels) {
        return new GroupNorm(groups, Nets.random(random, channels), Nets.random(random, channels), 1e-3f);
    }

    private static LayerNorm layerNorm(Random random) {
        return new LayerNorm(Nets.random(random, CHANNELS), Nets.random(random, CHANNELS), 1e-3f);
    }

    private static Resize resize(double scale, Resize.Interpolation interpolation) {
        return new Resize(scale, 1, interpolation, Resize.Coordinates.HALF_PIXEL, Resize.Rounding.FLOOR, -0.75);
    }

    static List<Op> combinations() {
        return List.of(
                Eltwise.sum(1f, -0.5f),
                Eltwise.product(),
                Eltwise.max(),
                Eltwise.of(Eltwise.Kind.MIN),
                new MatrixProduct());
    }

    /** Kinds whose second input must not be near 0. */
    @ParameterizedTest
    @EnumSource(
            value = Eltwise.Kind.class,
            names = {"QUOTIENT", "POWER", "CHOICE"})
    void combinationsOfPositiveBlobsPassTheirGradientsOn(Eltwise.Kind kind) {
        Random random = new Random(9);
        String[] inputs = kind == Eltwise.Kind.CHOICE ? new String[] {"chosen", "a", "b"} : new String[] {"a", "b"};
        check(
                9,
                wide(random),
                constant(random, "signs", HEIGHT, WIDTH, CHANNELS),
                layer("chosen", Relu.PLAIN, "signs"),
                layer("small", Affine.uniform(CHANNELS, 0.3f, 0), "wide"),
                layer("bounded", Activation.of(Activation.Curve.SIGMOID), "small"),
                layer("a", Affine.uniform(CHANNELS, 1, 0.5f), "bounded"),
                layer("b", Affine.uniform(CHANNELS, -1, 2), "bounded"),
                layer("c", Eltwise.of(kind), inputs));
    }

    /** A blob of one row, one column or one channel is spread over the other. */
    @Test
    void constantsAreSpread() {
        Random random = new Random(10);
        check(
                10,
                wide(random),
                constant(random, "row", 1, WIDTH, CHANNELS),
                constant(random, "column", HEIGHT, 1, 1),
                layer("scaled", Eltwise.product(), "wide", "row"),
                layer("moved", Eltwise.sum(1f, 2f), "scaled", "column"));
    }

    @Test
    void sparseProductsPassTheirGradientsOn() {
        Random random = new Random(11);
        Rearrange line =
                new Rearrange(List.of(0), List.of(0), List.of(0), List.of(), List.of(), List.of(0, 1, 2), List.of());
        int inputs = HEIGHT * WIDTH * CHANNELS;
        List<Integer> places = random.ints(60, 0, inputs).boxed().toList();
        check(
                11,
                wide(random),
                layer("line", line, "wide"),
                layer("sums", new SparseProduct(inputs, places, Nets.random(random, 20, 3)), "line"));
    }

    @Test
    void cutBlobsPassTheirGradientsOn() {
        Random random = new Random(12);
        check(
                12,
                wide(random),
                layer("half", Nets.convolution(random, CHANNELS, 2, 3, 2, 1), "wide"),
                layer("cut", new CropLike(2, 1), "wide", "half"));
    }

    /** The pooled blob is constant, as a step could move its maxima. */
    @Test
    void undonePoolsPassTheirGradientsOn() {
        Random random = new Random(13);
        Pool pool = Nets.maxPool(SlidingWindow.square(3, 2, 0));
        check(
                13,
                wide(random),
                layer("small", pool, "wide"),
                constant(random, "pooled", HEIGHT, WIDTH, CHANNELS),
                layer("undone", new Unpool(pool), "small", "pooled"));
    }

    /** The image in as many channels as the ops of the tests read. */
    private static Layer wide(Random random) {
        return layer("wide", Nets.convolution(random, 3, CHANNELS, 3, 1, 1), "data");
    }

    /** A layer that writes a blob of its own name. */
    private static Layer layer(String name, Op op, String... inputs) {
        return new Layer(name, op, List.of(inputs), name);
    }

    private static Layer constant(Random random, String name, int... shape) {
        return layer(name, new Constant(Nets.random(random, shape)));
    }

    @Test
    void everyOpIsCovered() {
        Set<Class<?>> covered = new HashSet<>();
        ops().forEach(arguments -> covered.add(arguments.get()[1].getClass()));
        combinations().forEach(op -> covered.add(op.getClass()));
        covered.add(Activation.class); // curvesAgreeWithFiniteDifferences
        covered.add(Constant.class); // constantsAreSpread
        covered.add(SparseProduct.class); // sparseProductsPassTheirGradientsOn
        covered.add(CropLike.class); // cutBlobsPassTheirGradientsOn
        covered.add(Unpool.class); // undonePoolsPassTheirGradientsOn
        covered.add(Concat.class); // anyGraphPassesItsGradientsOn
        Set<Class<?>> ops = Stream.of(Op.class.getPermittedSubclasses())
                .flatMap(op -> op.isSealed() ? Stream.of(op.getPermittedSubclasses()) : Stream.of(op))
                .collect(Collectors.toSet());
        assertThat(covered).isEqualTo(ops);
    }

    private static Convolution convolution(Random random, int inputs, int outputs, int groups, SlidingWindow window) {
        return new Convolution(
                Nets.random(random, outputs, inputs / groups, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, outputs),
                window,
                groups);
    }

    private static Deconvolution deconvolution(Random random, int outputs, SlidingWindow window) {
        return new Deconvolution(
                Nets.random(random, CHANNELS, outputs, window.kernelHeight(), window.kernelWidth()),
                Nets.random(random, outputs),
                window,
                1);
    }

    private static Pool average(Pool.Divisor divisor) {
        return new Pool(Pool.Kind.AVERAGE, SlidingWindow.square(3, 2, 1), Pool.Rounding.FLOOR, divisor);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ops")
    void gradientsAgreeWithFiniteDifferences(String name, Op op) {
        check(5, wide(new Random(5)), new Layer(name, op, "wide", "out"));
    }

    /** The curves read values in −1..1, or in 0.3..2.3 where they take positive ones only. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"FLOOR", "CEIL", "ROUND", "TRUNCATE", "QUANTISE", "SIGN", "NOT_ZERO"})
    void curvesAgreeWithFiniteDifferences(Activation.Curve curve) {
        Activation op =
                switch (curve) {
                    case HARD_SIGMOID -> new Activation(curve, 0.2f, 0.1f);
                    case ELU -> new Activation(curve, 0.5f, 0);
                    case CLIP -> new Activation(curve, 0, 0.8f);
                    case POWER -> new Activation(curve, -1.5f, 0);
                    case LINEAR -> new Activation(curve, 0.7f, 0.1f);
                    case SHRINK -> new Activation(curve, 0.3f, 0.1f);
                    default -> Activation.of(curve);
                };
        Affine small = Affine.uniform(CHANNELS, 0.3f, 0);
        Affine signed =
                switch (curve) {
                    case LOG, POWER -> Affine.uniform(CHANNELS, 2, 0.3f);
                    case ACOSH -> Affine.uniform(CHANNELS, 1, 1.2f);
                    case ASIN, ACOS, ATANH -> Affine.uniform(CHANNELS, 1.6f, -0.8f);
                    default -> Affine.uniform(CHANNELS, 2, -1);
                };
        check(
                8,
                wide(new Random(8)),
                layer("small", small, "wide"),
                layer("bounded", Activation.of(Activation.Curve.SIGMOID), "small"),
                layer("signed", signed, "bounded"),
                layer("out", op, "signed"));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void combinedBlobsPassTheirGradientsOn(Op op) {
        Random random = new Random(6);
        check(
                6,
                layer("a", Nets.convolution(random, 3, CHANNELS, 3, 1, 1), "data"),
                layer("b", Nets.convolution(random, 3, CHANNELS, 1, 1, 0), "data"),
                layer("c", op, "a", "b"));
    }

    /** Twelve channels leave the last block of oneDNN's layout incomplete. */
    @Test
    void layersAfterScaledChannelsReadNothingBesideThem() {
        Random random = new Random(13);
        Affine scaled = new Affine(Nets.random(random, CHANNELS), Nets.random(random, CHANNELS));
        check(
                13,
                wide(random),
                layer("scaled", scaled, "wide"),
                layer("curved", Activation.of(Activation.Curve.SIGMOID), "scaled"),
                layer("out", Nets.convolution(random, CHANNELS, 5, 3, 1, 1), "curved"));
    }

    static List<Arguments> broadcasts() {
        List<Eltwise> kinds = List.of(Eltwise.sum(0.5f, -1f), Eltwise.product(), Eltwise.of(Eltwise.Kind.QUOTIENT));
        List<Op> narrowing = List.of(new GlobalPool(Pool.Kind.AVERAGE), new Reduction(Reduction.Kind.MEAN));
        return kinds.stream()
                .flatMap(kind -> narrowing.stream().map(narrow -> Arguments.of(kind, narrow)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("broadcasts")
    void broadcastBlobsPassTheirGradientsOn(Eltwise op, Op narrow) {
        check(
                10,
                wide(new Random(10)),
                layer("small", Affine.uniform(CHANNELS, 0.3f, 0), "wide"),
                layer("positive", Activation.of(Activation.Curve.EXP), "small"),
                layer("narrow", narrow, "positive"),
                layer("out", op, "wide", "narrow"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 20})
    void aRangeOfChannelsPassesItsGradientOn(int first) {
        Random random = new Random(7);
        int channels = 48;
        float[] ones = new float[(channels - first) * channels];
        for (int i = 0; i < channels - first; i++) {
            ones[i * channels + first + i] = 1;
        }
        Convolution range = new Convolution(
                new Tensor(new int[] {channels - first, channels, 1, 1}, ones),
                Tensor.zeros(channels - first),
                SlidingWindow.square(1, 1, 0),
                1);
        check(7, layer("wide", Nets.convolution(random, 3, channels, 3, 1, 1), "data"), layer("range", range, "wide"));
    }

    /** In blocks of 16 and of 8 channels, phases lie whole in a block, or in two. */
    static List<SlidingWindow> windowsOfImages() {
        return List.of(
                SlidingWindow.square(1, 1, 0),
                SlidingWindow.square(3, 1, 1),
                SlidingWindow.square(7, 2, 3),
                SlidingWindow.square(2, 3, 1),
                SlidingWindow.square(5, 4, 1),
                new SlidingWindow(5, 4, 3, 2, 2, 0, 1, 2, 1, 1),
                new SlidingWindow(HEIGHT, WIDTH, 1, 1, 0, 0, 0, 0, 1, 1));
    }

    @ParameterizedTest
    @MethodSource("windowsOfImages")
    void convolutionsOfTheImagePassTheirGradientsOn(SlidingWindow window) {
        check(14, layer("first", convolution(new Random(14), 3, 5, 1, window), "data"));
    }

    /** Weights of a convolution of the image and of another blob are prepared differently. */
    @Test
    void theImageAndABlobMayShareAConvolution() {
        Convolution shared = Nets.convolution(new Random(16), 3, 3, 3, 1, 1);
        check(16, layer("first", shared, "data"), layer("second", shared, "first"));
    }

    static List<ImageSpec> imageSpecs() {
        List<Float> scale = List.of(1f, 2f, 3f);
        List<Float> mean = List.of(0.5f, 0.25f, 0.125f);
        return List.of(
                new ImageSpec(1, mean, scale, ImageSpec.Channels.RGB),
                new ImageSpec(1, mean, scale, ImageSpec.Channels.BGR),
                ImageSpec.of(1, 0.5f, ImageSpec.Channels.LUMA, 0.5f));
    }

    @ParameterizedTest
    @MethodSource("imageSpecs")
    void picturesGetTheGradientOfTheirOwnColours(ImageSpec spec) {
        int channels = spec.channels().count();
        Layer first = layer("first", Nets.convolution(new Random(15), channels, 5, 3, 2, 1), "data");
        check(new Net("test", spec, "data", List.of(first)), 15);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anyGraphPassesItsGradientsOn(long seed) {
        check(randomNet(new Random(seed)), seed);
    }

    /** Layers of one size, each reading blobs chosen at random, so that blobs have any number of readers. */
    private static Net randomNet(Random random) {
        List<Layer> layers = new ArrayList<>();
        layers.add(layer("first", Nets.convolution(random, 3, 8, 3, 1, 1), "data"));
        List<String> blobs = new ArrayList<>(List.of("first"));
        for (int i = 0; i < 8; i++) {
            String from = blobs.get(random.nextInt(blobs.size()));
            String other = blobs.get(random.nextInt(blobs.size()));
            String to = "blob" + i;
            switch (random.nextInt(6)) {
                case 0 -> layers.add(new Layer(to, Nets.convolution(random, 8, 8, 3, 1, 1), from, to));
                case 1 -> layers.add(new Layer(to, Relu.PLAIN, from, to));
                case 2 -> layers.add(new Layer(to, Nets.maxPool(SlidingWindow.square(3, 1, 1)), from, to));
                case 3 -> layers.add(new Layer(to, Eltwise.sum(1f, 0.5f), List.of(from, other), to));
                case 4 -> layers.add(new Layer(to, new Lrn(5, 0.1f, 0.75f, 1), from, to));
                default -> {
                    layers.add(new Layer(to + "cat", new Concat(), List.of(from, other), to + "cat"));
                    layers.add(new Layer(to, Nets.convolution(random, 16, 8, 1, 1, 0), to + "cat", to));
                }
            }
            blobs.add(to);
        }
        layers.add(new Layer("all", new Concat(), blobs, "all"));
        return new Net("random", Nets.PLAIN, "data", layers);
    }

    private static void check(long seed, Layer... layers) {
        check(new Net("test", Nets.PLAIN, "data", List.of(layers)), seed);
    }

    /** Checks the gradient of Σ direction · output along random directions of the image. */
    private static void check(Net net, long seed) {
        Random random = new Random(seed);
        float[] image = gaussian(random, WIDTH * HEIGHT * 3);
        try (Network network = new Network(net);
                Network plain = new Network(net, false);
                Pass pass = network.forwardBackward(net.output(), WIDTH, HEIGHT);
                Pass plainPass = plain.forwardBackward(net.output(), WIDTH, HEIGHT)) {
            float[] direction = gaussian(random, pass.output().length());
            float[] gradient = gradient(pass, image, direction);
            Shared.assertClose(gradient(plainPass, image, direction), gradient, 1e-4);
            Shared.assertClose(plainPass.activation(), pass.activation(), 1e-5);
            double slopes = 0;
            double differences = 0;
            double error = 0;
            for (int trial = 0; trial < 12; trial++) {
                int place = random.nextInt(image.length);
                double difference = (value(pass, image, direction, place, STEP / 4)
                                - value(pass, image, direction, place, -STEP / 4))
                        / (STEP / 2);
                slopes += Math.abs(gradient[place]);
                differences += Math.abs(difference);
                error += Math.abs(gradient[place] - difference);
            }
            assertThat(slopes).as("seed %d", seed).isCloseTo(differences, within(0.1 * differences));
            assertThat(error / differences).as("seed %d", seed).isLessThan(0.1);
        }
    }

    /** The gradient of Σ direction · output with respect to the image. */
    static float[] gradient(Pass pass, float[] image, float[] direction) {
        float[] gradient = new float[image.length];
        pass.forward(image);
        pass.backward(direction, gradient);
        return gradient;
    }

    private static double value(Pass pass, float[] image, float[] direction, int place, double step) {
        float[] moved = image.clone();
        moved[place] += (float) step;
        pass.forward(moved);
        float[] activation = pass.activation();
        double sum = 0;
        for (int i = 0; i < activation.length; i++) {
            sum += (double) activation[i] * direction[i];
        }
        return sum;
    }

    private static float[] gaussian(Random random, int length) {
        return Nets.random(random, length).data();
    }
}
