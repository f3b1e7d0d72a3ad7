package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.CaffeSteps.Step;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.MVNParameter;
import io.github.dreamsphere.models.caffe.proto.NormalizeParameter;
import io.github.dreamsphere.models.caffe.proto.SeluParameter;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Layers without weights that become several ops; the last step writes every top. */
final class ComposedLayers {
    private ComposedLayers() {}

    /** {@code x · sigmoid(beta · x)}. */
    static List<Step> swish(int channels, float beta) {
        return gated(Affine.uniform(channels, beta, 0), Activation.of(Curve.SIGMOID));
    }

    /** {@code x · tanh(ln(1 + e^x))}. */
    static List<Step> mish() {
        return gated(Activation.of(Curve.SOFTPLUS), Activation.of(Curve.TANH));
    }

    /** {@code x · clip(x / 6 + ½, 0, 1)}. */
    static List<Step> hardSwish() {
        return gated(new Activation(Curve.HARD_SIGMOID, 1f / 6, 0.5f));
    }

    /** {@code lambda · (x if it is above 0, else alpha · (e^x − 1))}. */
    static List<Step> selu(SeluParameter param, int channels) {
        return List.of(
                new Step(new Activation(Curve.ELU, param.getAlpha(), 0), List.of(0)),
                new Step(Affine.uniform(channels, param.getLambda(), 0), List.of(1)));
    }

    /** The first input, one value for each channel, times the second, plus the third. */
    static List<Step> axpy(List<Shape> inputs) {
        boolean fits = inputs.size() == 3
                && inputs.get(0).positions() == 1
                && inputs.get(1).equals(inputs.get(2))
                && inputs.get(0).channels() == inputs.get(1).channels();
        if (!fits) {
            throw new ShapeException("cannot combine " + inputs);
        }
        return List.of(new Step(Eltwise.product(), List.of(0, 1)), new Step(Eltwise.sum(1f, 1f), List.of(3, 2)));
    }

    /** {@code scale · x / √(Σ x² + eps)}, the sum over the channels of a position, or over all values. */
    static List<Step> normalize(LayerParameter layer, Shape input, CaffeWeights weights) throws NetFileException {
        NormalizeParameter param = layer.getNormParam();
        Tensor scale = weights.of(layer.getName(), 1).get(0);
        float[] scales = scale.data();
        if (scales.length == 1) {
            scales = new float[input.channels()];
            Arrays.fill(scales, scale.data()[0]);
        }
        List<Step> steps = new ArrayList<>();
        int squares = add(steps, Eltwise.product(), 0, 0);
        if (param.getAcrossSpatial()) {
            squares = add(steps, AxisOrder.flat(), squares);
        }
        int sum = add(steps, new Reduction(Reduction.Kind.SUM), squares);
        int positive = add(steps, Affine.uniform(1, 1, param.getEps()), sum);
        int norm = add(steps, new Activation(Curve.POWER, 0.5f, 0), positive);
        int quotient = add(steps, Eltwise.of(Eltwise.Kind.QUOTIENT), 0, norm);
        add(steps, new Affine(Tensor.of(scales), Tensor.zeros(scales.length)), quotient);
        return steps;
    }

    private static List<Step> gated(Op... gate) {
        List<Step> steps = new ArrayList<>();
        for (Op op : gate) {
            steps.add(new Step(op, List.of(steps.size())));
        }
        steps.add(new Step(Eltwise.product(), List.of(0, steps.size())));
        return steps;
    }

    /** {@code (x − mean) / (deviation + eps)}, over the positions of each channel, or over all values. */
    static List<Step> meanVariance(MVNParameter param, int channels) {
        boolean across = param.getAcrossChannels();
        List<Step> steps = new ArrayList<>();
        int mean = mean(steps, 0, across);
        int centred = add(steps, Eltwise.sum(1f, -1f), 0, mean);
        if (!param.getNormalizeVariance()) {
            return steps;
        }
        int variance = mean(steps, add(steps, Eltwise.product(), centred, centred), across);
        // The gradient of a square root is not finite at 0.
        int positive = add(steps, new Activation(Curve.CLIP, Float.MIN_NORMAL, Float.MAX_VALUE), variance);
        int deviation = add(steps, new Activation(Curve.POWER, 0.5f, 0), positive);
        int divisor = add(steps, Affine.uniform(across ? 1 : channels, 1, param.getEps()), deviation);
        add(steps, Eltwise.of(Eltwise.Kind.QUOTIENT), centred, divisor);
        return steps;
    }

    private static int mean(List<Step> steps, int of, boolean acrossChannels) {
        int mean = add(steps, new GlobalPool(Pool.Kind.AVERAGE), of);
        return acrossChannels ? add(steps, new Reduction(Reduction.Kind.MEAN), mean) : mean;
    }

    /** The index that later steps read the new step by. */
    private static int add(List<Step> steps, Op op, Integer... reads) {
        steps.add(new Step(op, List.of(reads)));
        return steps.size();
    }

    static List<Step> permute(LayerParameter layer, CaffeBlob input) {
        List<Integer> order = new ArrayList<>();
        layer.getPermuteParam().getOrderList().forEach(axis -> order.add(input.axis(axis)));
        for (int axis = 0; axis < input.axes(); axis++) {
            if (!order.contains(axis)) {
                order.add(axis);
            }
        }
        if (input.axes() != 4 || order.size() != 4 || order.get(0) != 0) {
            throw new ShapeException("the order " + order + " of axes is not supported");
        }
        return List.of(new Step(AxisOrder.permuted(order), List.of(0)));
    }

    static List<Step> tile(LayerParameter layer, CaffeBlob input) {
        int axis = input.axis(layer.getTileParam().getAxis());
        long tiles = layer.getTileParam().getTiles();
        if (axis < 1 || axis > 3 || tiles < 1 || tiles > 1 << 16) {
            throw new ShapeException(tiles + " tiles along axis " + axis + " are not supported");
        }
        return List.of(new Step(AxisOrder.tiled(axis, (int) tiles), List.of(0)));
    }
}
