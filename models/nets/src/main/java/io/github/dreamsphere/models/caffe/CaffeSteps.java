package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.proto.ExpParameter;
import io.github.dreamsphere.models.caffe.proto.LRNParameter;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.LogParameter;
import io.github.dreamsphere.models.caffe.proto.PowerParameter;
import io.github.dreamsphere.models.caffe.proto.SliceParameter;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Softmax;
import java.util.ArrayList;
import java.util.List;

/**
 * The ops that one of Caffe's layers becomes, and which of them write its tops.
 *
 * @param steps in topological order
 * @param tops index of the step that writes each top
 */
record CaffeSteps(List<Step> steps, List<Integer> tops) {
    /**
     * An op and what it reads.
     *
     * @param reads indices: first those of the layer's inputs, then those of earlier steps
     */
    record Step(Op op, List<Integer> reads) {}

    /** Steps of which the last writes every top. */
    private CaffeSteps(LayerParameter layer, List<Step> steps) {
        this(steps, everyTop(layer, steps.size() - 1));
    }

    /**
     * The steps of {@code layer} for inputs of these shapes.
     *
     * @throws ShapeException if the layer is of an unknown type or contradicts itself or its weights
     * @throws NetFileException if its weights are missing or broken
     */
    static CaffeSteps of(LayerParameter layer, List<CaffeBlob> blobs, CaffeWeights weights) throws NetFileException {
        blobs.forEach(blob -> blob.requireFit(layer));
        List<Shape> inputs = blobs.stream().map(CaffeBlob::shape).toList();
        int channels = inputs.get(0).channels();
        boolean within = layer.getLrnParam().getNormRegion() == LRNParameter.NormRegion.WITHIN_CHANNEL;
        return switch (layer.getType()) {
            case "Slice" -> slice(layer, blobs.get(0));
            case "Concat" -> new CaffeSteps(layer, AxisLayers.concat(layer, blobs));
            case "Reshape" -> new CaffeSteps(layer, AxisLayers.reshape(layer, blobs.get(0)));
            case "Reduction" -> new CaffeSteps(layer, AxisLayers.reduction(layer.getReductionParam(), blobs.get(0)));
            case "Crop" -> new CaffeSteps(layer, SegmentationLayers.crop(layer.getCropParam(), inputs));
            case "Interp" -> new CaffeSteps(layer, SegmentationLayers.interp(layer.getInterpParam(), inputs));
            case "Upsample" -> new CaffeSteps(layer, SegmentationLayers.upsample(layer.getUpsampleParam(), inputs));
            case "Normalize" -> new CaffeSteps(layer, ComposedLayers.normalize(layer, inputs.get(0), weights));
            case "Axpy" -> new CaffeSteps(layer, ComposedLayers.axpy(inputs));
            case "SELU" -> new CaffeSteps(layer, ComposedLayers.selu(layer.getSeluParam(), channels));
            case "Softmax" -> inRow(layer, softmax(layer, blobs.get(0)));
            case "Swish" ->
                new CaffeSteps(
                        layer,
                        ComposedLayers.swish(channels, layer.getSwishParam().getBeta()));
            case "Mish" -> new CaffeSteps(layer, ComposedLayers.mish());
            case "HardSwish" -> new CaffeSteps(layer, ComposedLayers.hardSwish());
            case "MVN" -> new CaffeSteps(layer, ComposedLayers.meanVariance(layer.getMvnParam(), channels));
            case "Permute" -> new CaffeSteps(layer, ComposedLayers.permute(layer, blobs.get(0)));
            case "Tile" -> new CaffeSteps(layer, ComposedLayers.tile(layer, blobs.get(0)));
            case "Power" -> inRow(layer, power(layer.getPowerParam(), channels));
            case "Exp" -> inRow(layer, exponential(layer.getExpParam(), channels));
            case "Log" -> inRow(layer, logarithm(layer.getLogParam(), channels));
            case "LRN" -> within ? withinChannel(layer, channels) : single(layer, inputs, weights);
            default -> single(layer, inputs, weights);
        };
    }

    private static CaffeSteps single(LayerParameter layer, List<Shape> inputs, CaffeWeights weights)
            throws NetFileException {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            all.add(i);
        }
        return new CaffeSteps(List.of(new Step(new CaffeOps(weights).op(layer, inputs), all)), everyTop(layer, 0));
    }

    private static CaffeSteps inRow(LayerParameter layer, List<Op> ops) {
        List<Step> steps = new ArrayList<>();
        for (Op op : ops) {
            steps.add(new Step(op, List.of(steps.size())));
        }
        return new CaffeSteps(steps, everyTop(layer, steps.size() - 1));
    }

    private static List<Integer> everyTop(LayerParameter layer, int step) {
        return layer.getTopList().stream().map(top -> step).toList();
    }

    /** One top for each range of positions along an axis. */
    private static CaffeSteps slice(LayerParameter layer, CaffeBlob input) {
        SliceParameter param = layer.getSliceParam();
        int axis = input.axis(param.hasSliceDim() ? param.getSliceDim() : param.getAxis());
        int size = AxisLayers.size(input, axis);
        int count = layer.getTopCount();
        List<Long> points = param.getSlicePointList();
        if (points.isEmpty() ? size % count != 0 : points.size() != count - 1) {
            throw new ShapeException("cannot slice " + size + " positions into " + count + " tops at " + points);
        }
        List<Step> steps = new ArrayList<>();
        if (axis > 1) {
            steps.add(new Step(AxisOrder.exchanged(axis), List.of(0)));
        }
        int whole = steps.size();
        List<Integer> tops = new ArrayList<>();
        long from = 0;
        for (int i = 0; i < count; i++) {
            boolean last = i == count - 1;
            long to = last ? size : points.isEmpty() ? (long) size / count * (i + 1) : points.get(i);
            if (to <= from || to > size) {
                throw new ShapeException("slice points must rise and lie within " + size + " positions: " + points);
            }
            steps.add(new Step(Convolution.ofChannels((int) from, (int) to, size), List.of(whole)));
            if (axis > 1) {
                steps.add(new Step(AxisOrder.exchanged(axis), List.of(steps.size())));
            }
            tops.add(steps.size() - 1);
            from = to;
        }
        return new CaffeSteps(steps, tops);
    }

    private static List<Op> softmax(LayerParameter layer, CaffeBlob input) {
        int axis = input.axis(layer.getSoftmaxParam().getAxis());
        if (axis == 0 || (axis > 1 && input.flat())) {
            throw new ShapeException("softmax along axis " + axis + " is not supported here");
        }
        if (axis > 1) {
            Op exchanged = AxisOrder.exchanged(axis);
            return List.of(exchanged, new Softmax(), exchanged);
        }
        return input.spread() ? List.of(AxisOrder.flat(), new Softmax()) : List.of(new Softmax());
    }

    private static List<Op> power(PowerParameter param, int channels) {
        List<Op> ops = new ArrayList<>();
        ops.add(Affine.uniform(channels, param.getScale(), param.getShift()));
        if (param.getPower() != 1) {
            ops.add(new Activation(Curve.POWER, param.getPower(), 0));
        }
        return ops;
    }

    /** b^x = e^(x · ln b). */
    private static List<Op> exponential(ExpParameter param, int channels) {
        float factor = param.getBase() == -1 ? 1 : (float) Math.log(param.getBase());
        return List.of(
                Affine.uniform(channels, factor * param.getScale(), factor * param.getShift()),
                Activation.of(Curve.EXP));
    }

    private static List<Op> logarithm(LogParameter param, int channels) {
        float factor = param.getBase() == -1 ? 1 : (float) (1 / Math.log(param.getBase()));
        return List.of(
                Affine.uniform(channels, param.getScale(), param.getShift()),
                Activation.of(Curve.LOG),
                Affine.uniform(channels, factor, 0));
    }

    /**
     * {@code x · (1 + alpha · mean of x²)^−beta}, the mean over a square window around each position of the channel.
     */
    private static CaffeSteps withinChannel(LayerParameter layer, int channels) {
        LRNParameter param = layer.getLrnParam();
        int size = (int) param.getLocalSize();
        if (size % 2 == 0) {
            throw new ShapeException("local_size must be odd, is " + size);
        }
        List<Step> steps = List.of(
                new Step(Eltwise.product(), List.of(0, 0)),
                new Step(Pool.caffeAverage(SlidingWindow.square(size, 1, size / 2)), List.of(1)),
                new Step(Affine.uniform(channels, param.getAlpha(), 1), List.of(2)),
                new Step(new Activation(Curve.POWER, -param.getBeta(), 0), List.of(3)),
                new Step(Eltwise.product(), List.of(0, 4)));
        return new CaffeSteps(steps, everyTop(layer, steps.size() - 1));
    }
}
