package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.LayerNorm;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Normalisations: with stored statistics, over the image, over groups of channels, over any axes. */
final class NormalisationOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "BatchNormalization", OnnxOperator.of(NormalisationOperators::batchNorm),
            "InstanceNormalization", EachPicture.of(OnnxOperator.of(NormalisationOperators::instanceNorm)),
            "GroupNormalization", EachPicture.of(OnnxOperator.of(NormalisationOperators::groupNorm)),
            "LayerNormalization", OnnxOperator.of(NormalisationOperators::layerNorm),
            "RMSNormalization", OnnxOperator.of(NormalisationOperators::rootMeanSquareNorm),
            "SimplifiedLayerNormalization", OnnxOperator.of(NormalisationOperators::rootMeanSquareNorm),
            "MeanVarianceNormalization", OnnxOperator.of(NormalisationOperators::meanVariance),
            "LpNormalization", OnnxOperator.of(NormalisationOperators::powerNorm));

    private static final float EPSILON = 1e-5f;

    private NormalisationOperators() {}

    private static OnnxValue batchNorm(NodeContext context) {
        context.node().ignore("momentum", "is_test", "consumed_inputs");
        if (context.node().flag("training_mode", false)) {
            throw context.node().unsupported("the file is in training mode (training_mode 1); export it for inference");
        }
        if (!context.node().flag("spatial", true)) {
            throw context.node().unsupported("statistics for each position (spatial 0) are not supported");
        }
        FeatureMap map = context.map(0);
        int channels = channels(context, map);
        float[] scale = context.vector(1, channels).clone();
        float[] shift = context.vector(2, channels).clone();
        float[] mean = context.vector(3, channels);
        float[] variance = context.vector(4, channels);
        float epsilon = context.node().real("epsilon", EPSILON);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt((double) variance[i] + epsilon));
            shift[i] -= mean[i] * scale[i];
            if (!Float.isFinite(scale[i]) || !Float.isFinite(shift[i])) {
                throw context.node().fail("its variance " + variance[i] + " gives no finite scale");
            }
        }
        int[] shape = alongAxis(map, 1, channels);
        return scaled(context, map, Constant.weights(shape, scale), Constant.weights(shape, shift));
    }

    private static int channels(NodeContext context, FeatureMap map) {
        if (map.rank() < 2) {
            throw context.node().fail("its input must have at least two dimensions, had " + map.rank());
        }
        return (int) map.size(1, context.probes()).fixed().orElseThrow(() -> context.node()
                .unsupported("its channels depend on the image size"));
    }

    /** The shape of a vector along {@code axis} of a tensor like {@code map}. */
    private static int[] alongAxis(FeatureMap map, int axis, int length) {
        int[] shape = new int[map.rank()];
        Arrays.fill(shape, 1);
        shape[axis] = length;
        return shape;
    }

    /** {@code map · scale + shift} as the node's output. */
    private static FeatureMap scaled(NodeContext context, FeatureMap map, Constant scale, Constant shift) {
        Optional<float[]> factors = Broadcast.channels(context, map, scale);
        Optional<float[]> summands = Broadcast.channels(context, map, shift);
        if (factors.isPresent() && summands.isPresent()) {
            Affine affine = new Affine(Tensor.of(factors.get()), Tensor.of(summands.get()));
            return context.write(affine, map, map.blob());
        }
        Alignment product = Alignment.of(context, List.of(map, scale));
        FeatureMap scaled = product.as()
                .withBlob(context.step(
                        "scaled", Eltwise.product(), product.blobs().toArray(String[]::new)));
        Alignment sum = Alignment.of(context, List.of(scaled, shift));
        return context.write(Eltwise.sum(1f, 1f), sum.as(), sum.blobs().toArray(String[]::new));
    }

    /** Normalises each channel over the axes after the second; a channel may be a group of a blob's channels. */
    private static OnnxValue instanceNorm(NodeContext context) {
        FeatureMap map = context.map(0);
        int channels = channels(context, map);
        float[] scale = context.vector(1, channels);
        float[] shift = context.vector(2, channels);
        return grouped(context, map, channels, scale, shift);
    }

    private static OnnxValue groupNorm(NodeContext context) {
        context.node().ignore("stash_type");
        FeatureMap map = context.map(0);
        int channels = channels(context, map);
        int groups = context.node().integer("num_groups", 0);
        if (groups < 1 || channels % groups != 0) {
            throw context.node().fail("its num_groups " + groups + " must divide the " + channels + " channels");
        }
        int given = context.node().opset() < 21 ? groups : channels;
        float[] scale = spread(context.vector(1, given), channels);
        float[] shift = spread(context.vector(2, given), channels);
        return grouped(context, map, groups, scale, shift);
    }

    private static float[] spread(float[] byGroup, int channels) {
        float[] byChannel = new float[channels];
        for (int i = 0; i < channels; i++) {
            byChannel[i] = byGroup[i / (channels / byGroup.length)];
        }
        return byChannel;
    }

    /** Normalises groups of the second axis, whose elements are scaled and shifted, over all axes behind it. */
    private static FeatureMap grouped(NodeContext context, FeatureMap map, int groups, float[] scale, float[] shift) {
        float epsilon = context.node().real("epsilon", EPSILON);
        context.requireOneImage(map, 1);
        List<Integer> positions = AxisLayout.range(2, map.rank());
        boolean leading = map.holdsOnly(1, IndexDigit.Source.CHANNEL) && isLeading(map);
        if (leading && BlobOrder.withoutBatch(map.axes().get(0)).isEmpty() && noRepeats(map)) {
            int channels = context.net().channels(map.blob());
            Tensor factors = Tensor.of(spread(scale, channels));
            GroupNorm norm = new GroupNorm(groups, factors, Tensor.of(spread(shift, channels)), epsilon);
            return context.write(norm, map, map.blob());
        }
        if (!BlobOrder.withoutBatch(map.axes().get(0)).isEmpty()) {
            throw context.node().unsupported("its input has several pictures: " + BlobOrder.describe(context, map));
        }
        AxisLayout layout = new AxisLayout(List.of(), positions, List.of(1));
        GroupNorm norm = new GroupNorm(groups, Tensor.of(scale), Tensor.of(shift), epsilon);
        return context.arranged(norm, layout, map, map.sizes(context.probes()), BlobOrder.blob(context, map, layout));
    }

    private static boolean noRepeats(FeatureMap map) {
        return map.digits().stream().noneMatch(digit -> digit.source() == IndexDigit.Source.REPEAT);
    }

    /** True if the second axis consists of groups of neighbouring channels. */
    private static boolean isLeading(FeatureMap map) {
        List<IndexDigit> channels = map.axes().stream()
                .skip(1)
                .flatMap(List::stream)
                .filter(digit -> digit.source() == IndexDigit.Source.CHANNEL)
                .toList();
        return IndexDigit.canonical(channels).size() <= 1;
    }

    /** {@code (x − mean) / √(variance + epsilon) · scale + shift}, over the given axis and those behind it. */
    private static OnnxValue layerNorm(NodeContext context) {
        context.node().ignore("stash_type");
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", -1), map.rank());
        List<Integer> axes = AxisLayout.range(axis, map.rank());
        float epsilon = context.node().real("epsilon", EPSILON);
        Constant scale = context.weights(1);
        Constant shift = context.has(2) ? context.weights(2) : Constant.weights(new int[0], new float[1]);
        int[] sizes = fixedSizes(context, map, axes);
        if (Broadcast.fits(scale, sizes) && Broadcast.fits(shift, sizes)) {
            Tensor factors = Tensor.of(Broadcast.spread(scale, sizes));
            LayerNorm norm = new LayerNorm(factors, Tensor.of(Broadcast.spread(shift, sizes)), epsilon);
            return ChannelwiseOps.along(context, norm, map, axes);
        }
        FeatureMap normal = divided(context, centred(context, map, axes), axes, epsilon);
        return scaled(context, normal, scale, shift);
    }

    /** The sizes of {@code axes}; none if one of them depends on the image size. */
    private static int[] fixedSizes(NodeContext context, FeatureMap map, List<Integer> axes) {
        List<AxisSize> sizes =
                axes.stream().map(axis -> map.size(axis, context.probes())).toList();
        boolean fixed = sizes.stream().allMatch(size -> size.fixed().isPresent());
        return fixed ? sizes.stream().mapToInt(size -> (int) size.at(0)).toArray() : new int[0];
    }

    private static OnnxValue rootMeanSquareNorm(NodeContext context) {
        context.node().ignore("stash_type");
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", -1), map.rank());
        List<Integer> axes = AxisLayout.range(axis, map.rank());
        FeatureMap normal = divided(context, map, axes, context.node().real("epsilon", EPSILON));
        return scaled(context, normal, context.weights(1), Constant.weights(new int[0], new float[1]));
    }

    private static OnnxValue meanVariance(NodeContext context) {
        FeatureMap map = context.map(0);
        List<Integer> axes = context.axes(context.node().integers("axes", 0, 2, 3), map.rank()).stream()
                .filter(axis -> !BlobOrder.withoutBatch(map.axes().get(axis)).isEmpty())
                .toList();
        FeatureMap normal = divided(context, centred(context, map, axes), axes, 1e-9f);
        Constant one = Constant.weights(new int[0], new float[] {1});
        return scaled(context, normal, one, Constant.weights(new int[0], new float[1]));
    }

    /** {@code x − mean(x)}. */
    private static FeatureMap centred(NodeContext context, FeatureMap map, List<Integer> axes) {
        FeatureMap mean = ReductionOperators.step(context, Reduction.Kind.MEAN, map, axes);
        return combined(context, "centred", Eltwise.sum(1f, -1f), map, mean);
    }

    /** {@code x / √(mean(x²) + epsilon)}. */
    private static FeatureMap divided(NodeContext context, FeatureMap map, List<Integer> axes, float epsilon) {
        FeatureMap squares = map.withBlob(context.step("squares", Eltwise.product(), map.blob(), map.blob()));
        FeatureMap variance = ReductionOperators.step(context, Reduction.Kind.MEAN, squares, axes);
        String raised = context.step("raised", context.linear(variance.blob(), 1, epsilon), variance.blob());
        String inverse = context.step("inverse", new Activation(Curve.POWER, -0.5f, 0), raised);
        return combined(context, "normal", Eltwise.product(), map, variance.withBlob(inverse));
    }

    private static FeatureMap combined(NodeContext context, String what, Eltwise op, FeatureMap a, FeatureMap b) {
        Alignment pair = Alignment.of(context, List.of(a, b));
        return pair.as().withBlob(context.step(what, op, pair.blobs().toArray(String[]::new)));
    }

    /** {@code x / (Σ |x|^p)^(1/p)} along an axis. */
    private static OnnxValue powerNorm(NodeContext context) {
        FeatureMap map = context.map(0);
        int power = context.node().integer("p", 2);
        List<Integer> axes = List.of(context.axis(context.node().integer("axis", -1), map.rank()));
        FeatureMap powers = map.withBlob(ReductionOperators.powers(context, map.blob(), power));
        FeatureMap sum = ReductionOperators.step(context, Reduction.Kind.SUM, powers, axes);
        FeatureMap length = power == 1
                ? sum
                : sum.withBlob(context.step("length", new Activation(Curve.POWER, 1f / power, 0), sum.blob()));
        // A vector of zeros stays one.
        Activation least = new Activation(Curve.CLIP, Float.MIN_NORMAL, Float.MAX_VALUE);
        FeatureMap divisor = length.withBlob(context.step("divisor", least, length.blob()));
        Alignment pair = Alignment.of(context, List.of(map, divisor));
        return context.write(
                Eltwise.of(Eltwise.Kind.QUOTIENT), pair.as(), pair.blobs().toArray(String[]::new));
    }
}
