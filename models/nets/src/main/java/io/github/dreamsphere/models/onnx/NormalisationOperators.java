package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Normalisations: with stored statistics, over the image, over groups of channels, over the channels of a position. */
final class NormalisationOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "BatchNormalization", OnnxOperator.of(NormalisationOperators::batchNorm),
            "InstanceNormalization", OnnxOperator.of(NormalisationOperators::instanceNorm),
            "GroupNormalization", OnnxOperator.of(NormalisationOperators::groupNorm),
            "LayerNormalization", OnnxOperator.of(NormalisationOperators::layerNorm));

    private NormalisationOperators() {}

    private static OnnxValue batchNorm(NodeContext context) {
        if (context.node().integer("training_mode", 0) == 1) {
            throw context.node().fail("the file is in training mode; export it for inference");
        }
        String blob = context.blob(0);
        float[] scale = context.weights(1).floats().clone();
        float[] shift = context.weights(2).floats().clone();
        float[] mean = context.weights(3).floats();
        float[] variance = context.weights(4).floats();
        float epsilon = context.node().real("epsilon", 1e-5f);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt((double) variance[i] + epsilon));
            shift[i] -= mean[i] * scale[i];
        }
        FeatureMap written = context.written(new Affine(Tensor.of(scale), Tensor.of(shift)), blob);
        return context.map(0).rank() == 4
                ? written
                : new FeatureMap(
                        written.blob(), written.axes().subList(0, context.map(0).rank()));
    }

    /** Normalises over the axes after the second: the image, or the channels of a group and the image. */
    private static OnnxValue instanceNorm(NodeContext context) {
        FeatureMap map = context.map(0);
        boolean grouped =
                map.rank() >= 3 && map.axes().get(0).isEmpty() && map.holdsOnly(1, Source.CHANNEL) && isLeading(map);
        if (!grouped) {
            throw context.node().fail("only normalisation over channels or groups of channels is supported");
        }
        int groups = (int) map.size(1, context.probes()).at(0);
        int channels = context.net().channels(map.blob());
        Tensor scale = spread(context.weights(1).floats(), channels);
        Tensor shift = spread(context.weights(2).floats(), channels);
        GroupNorm norm = new GroupNorm(groups, scale, shift, context.node().real("epsilon", 1e-5f));
        return map.withBlob(context.write(norm, map.blob()));
    }

    /** True if the second axis consists of groups of neighbouring channels. */
    private static boolean isLeading(FeatureMap map) {
        List<IndexDigit> behind = new ArrayList<>(map.axes().get(1));
        for (int axis = 2; axis < map.rank(); axis++) {
            map.axes().get(axis).stream()
                    .filter(atom -> atom.source() == Source.CHANNEL)
                    .forEach(behind::add);
        }
        List<IndexDigit> joined = IndexDigit.canonical(behind);
        return joined.size() <= 1;
    }

    private static Tensor spread(float[] byGroup, int channels) {
        float[] byChannel = new float[channels];
        for (int i = 0; i < channels; i++) {
            byChannel[i] = byGroup[i / (channels / byGroup.length)];
        }
        return Tensor.of(byChannel);
    }

    private static OnnxValue groupNorm(NodeContext context) {
        String blob = context.blob(0);
        int channels = context.net().channels(blob);
        int groups = context.node().integer("num_groups", 0);
        Tensor scale = spread(context.weights(1).floats(), channels);
        Tensor shift = spread(context.weights(2).floats(), channels);
        return context.written(
                new GroupNorm(groups, scale, shift, context.node().real("epsilon", 1e-5f)), blob);
    }

    /** {@code (x − mean) / √(variance + epsilon) · scale + shift}, the mean over the channels of a position. */
    private static OnnxValue layerNorm(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", -1), map.rank());
        if (axis != map.rank() - 1
                || !map.holdsOnly(axis, Source.CHANNEL)
                || !map.holdsAll(axis, Source.CHANNEL)
                || context.node().outputs().size() > 1) {
            throw context.node().fail("only normalisation over all channels is supported");
        }
        int channels = context.net().channels(map.blob());
        String mean = context.step("mean", ChannelMix.sum(channels, 1f / channels), map.blob());
        String centred = context.step("centred", Eltwise.sum(1f, -1f), map.blob(), mean);
        String squares = context.step("squares", Eltwise.product(), centred, centred);
        String variance = context.step("variance", ChannelMix.sum(channels, 1f / channels), squares);
        float epsilon = context.node().real("epsilon", 1e-5f);
        String raised = context.step("raised", new Affine(Tensor.of(1), Tensor.of(epsilon)), variance);
        String inverse = context.step("inverse", new Activation(Curve.POWER, -0.5f, 0), raised);
        String normal = context.step("normal", Eltwise.product(), centred, inverse);
        Tensor scale = Tensor.of(Broadcast.channels(context, map, context.weights(1)));
        Tensor shift = context.has(2)
                ? Tensor.of(Broadcast.channels(context, map, context.weights(2)))
                : Tensor.zeros(channels);
        return map.withBlob(context.write(new Affine(scale, shift), normal));
    }
}
