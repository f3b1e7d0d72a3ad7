package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.Atom.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Normalisations: with known statistics, over the picture, over groups of channels, over the channels of a position. */
final class Normalisations {
    static final Map<String, Operator> OPERATORS = Map.of(
            "BatchNormalization", Operator.of(Normalisations::batchNorm),
            "InstanceNormalization", Operator.of(Normalisations::instanceNorm),
            "GroupNormalization", Operator.of(Normalisations::groupNorm),
            "LayerNormalization", Operator.of(Normalisations::layerNorm));

    private Normalisations() {}

    private static Value batchNorm(Call call) {
        if (call.node().integer("training_mode", 0) == 1) {
            throw call.node().fail("the file was saved for training; save it for inference");
        }
        String blob = call.blob(0);
        float[] scale = call.weights(1).floats().clone();
        float[] shift = call.weights(2).floats().clone();
        float[] mean = call.weights(3).floats();
        float[] variance = call.weights(4).floats();
        float epsilon = call.node().real("epsilon", 1e-5f);
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt((double) variance[i] + epsilon));
            shift[i] -= mean[i] * scale[i];
        }
        FeatureMap written = call.written(new Affine(Tensor.of(scale), Tensor.of(shift)), blob);
        return call.map(0).rank() == 4
                ? written
                : new FeatureMap(
                        written.blob(), written.axes().subList(0, call.map(0).rank()));
    }

    /** Normalises what lies behind the second axis: the picture, or a group's channels and the picture. */
    private static Value instanceNorm(Call call) {
        FeatureMap map = call.map(0);
        boolean grouped =
                map.rank() >= 3 && map.axes().get(0).isEmpty() && map.holdsOnly(1, Source.CHANNEL) && isLeading(map);
        if (!grouped) {
            throw call.node().fail("normalises over something else than channels or groups of channels");
        }
        int groups = (int) map.size(1, call.probes()).at(0);
        int channels = call.net().channels(map.blob());
        Tensor scale = spread(call.weights(1).floats(), channels);
        Tensor shift = spread(call.weights(2).floats(), channels);
        GroupNorm norm = new GroupNorm(groups, scale, shift, call.node().real("epsilon", 1e-5f));
        return map.withBlob(call.write(norm, map.blob()));
    }

    /** True if the second axis counts whole runs of channels. */
    private static boolean isLeading(FeatureMap map) {
        List<Atom> behind = new ArrayList<>(map.axes().get(1));
        for (int axis = 2; axis < map.rank(); axis++) {
            map.axes().get(axis).stream()
                    .filter(atom -> atom.source() == Source.CHANNEL)
                    .forEach(behind::add);
        }
        List<Atom> joined = Atom.canonical(behind);
        return joined.size() <= 1;
    }

    private static Tensor spread(float[] byGroup, int channels) {
        float[] byChannel = new float[channels];
        for (int i = 0; i < channels; i++) {
            byChannel[i] = byGroup[i / (channels / byGroup.length)];
        }
        return Tensor.of(byChannel);
    }

    private static Value groupNorm(Call call) {
        String blob = call.blob(0);
        int channels = call.net().channels(blob);
        int groups = call.node().integer("num_groups", 0);
        Tensor scale = spread(call.weights(1).floats(), channels);
        Tensor shift = spread(call.weights(2).floats(), channels);
        return call.written(new GroupNorm(groups, scale, shift, call.node().real("epsilon", 1e-5f)), blob);
    }

    /** {@code (x − mean) / √(variance + epsilon) · scale + shift}, the mean over the channels of a position. */
    private static Value layerNorm(Call call) {
        FeatureMap map = call.map(0);
        int axis = call.axis(call.node().integer("axis", -1), map.rank());
        if (axis != map.rank() - 1
                || !map.holdsOnly(axis, Source.CHANNEL)
                || !map.holdsAll(axis, Source.CHANNEL)
                || call.node().outputs().size() > 1) {
            throw call.node().fail("normalises over something else than all channels");
        }
        int channels = call.net().channels(map.blob());
        String mean = call.step("mean", ChannelMix.sum(channels, 1f / channels), map.blob());
        String centred = call.step("centred", Eltwise.sum(1f, -1f), map.blob(), mean);
        String squares = call.step("squares", Eltwise.product(), centred, centred);
        String variance = call.step("variance", ChannelMix.sum(channels, 1f / channels), squares);
        float epsilon = call.node().real("epsilon", 1e-5f);
        String raised = call.step("raised", new Affine(Tensor.of(1), Tensor.of(epsilon)), variance);
        String inverse = call.step("inverse", new Activation(Curve.POWER, -0.5f, 0), raised);
        String normal = call.step("normal", Eltwise.product(), centred, inverse);
        Tensor scale = Tensor.of(Broadcast.channels(call, map, call.weights(1)));
        Tensor shift = call.has(2) ? Tensor.of(Broadcast.channels(call, map, call.weights(2))) : Tensor.zeros(channels);
        return map.withBlob(call.write(new Affine(scale, shift), normal));
    }
}
