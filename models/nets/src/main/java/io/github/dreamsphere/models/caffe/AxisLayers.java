package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.CaffeSteps.Step;
import io.github.dreamsphere.models.caffe.proto.LayerParameter;
import io.github.dreamsphere.models.caffe.proto.ReductionParameter;
import io.github.dreamsphere.models.caffe.proto.ReshapeParameter;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Rearrange;
import io.github.dreamsphere.models.net.Reduction;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Layers that join, reshape or reduce axes; the last step writes every top. */
final class AxisLayers {
    private AxisLayers() {}

    /** The size of an axis other than that of the pictures. */
    static int size(CaffeBlob blob, int axis) {
        if (axis == 0 || axis > 1 && blob.flat()) {
            throw new ShapeException("axis " + axis + " is not supported here");
        }
        return sizes(blob.shape())[axis - 1];
    }

    private static int[] sizes(Shape shape) {
        return new int[] {shape.channels(), shape.height(), shape.width()};
    }

    static List<Step> concat(LayerParameter layer, List<CaffeBlob> blobs) {
        int axis = blobs.get(0)
                .axis(
                        layer.getConcatParam().hasConcatDim()
                                ? layer.getConcatParam().getConcatDim()
                                : layer.getConcatParam().getAxis());
        List<Integer> all = IntStream.range(0, blobs.size()).boxed().toList();
        if (axis == 1) {
            return List.of(new Step(new Concat(), all));
        }
        blobs.forEach(blob -> size(blob, axis));
        List<Step> steps = new ArrayList<>();
        List<Integer> turned = new ArrayList<>();
        for (int input : all) {
            steps.add(new Step(AxisOrder.exchanged(axis), List.of(input)));
            turned.add(blobs.size() + input);
        }
        steps.add(new Step(new Concat(), turned));
        steps.add(new Step(AxisOrder.exchanged(axis), List.of(2 * blobs.size())));
        return steps;
    }

    /**
     * A reshape. One that flattens keeps rows and columns, because a fully connected layer reads all of them.
     */
    static List<Step> reshape(LayerParameter layer, CaffeBlob input) {
        List<Long> sizes = sizes(layer.getReshapeParam(), input);
        boolean flat =
                input.flat() || sizes.size() == 2 || sizes.stream().skip(2).allMatch(size -> size == 1);
        long channels = sizes.get(1);
        if (flat && channels == input.shape().length()) {
            return List.of(new Step(new Identity(), List.of(0)));
        }
        int[] own = sizes(input.shape());
        boolean same = sizes.size() == 4 && IntStream.range(0, 3).allMatch(i -> sizes.get(i + 1) == own[i]);
        if (same || flat && input.shape().positions() == 1 && channels == own[0]) {
            return List.of(new Step(new Identity(), List.of(0)));
        }
        if (sizes.size() > 4 || input.spread()) {
            throw new ShapeException("a reshape of " + input.shape() + " to " + sizes + " is not supported");
        }
        int rows = sizes.size() > 2 ? Math.toIntExact(sizes.get(2)) : 1;
        int columns = sizes.size() > 3 ? Math.toIntExact(sizes.get(3)) : 1;
        Rearrange split = new Rearrange(
                List.of(),
                List.of(),
                List.of(Math.toIntExact(channels), rows, columns),
                List.of(),
                List.of(1),
                List.of(2),
                List.of(0));
        return List.of(new Step(AxisOrder.flat(), List.of(0)), new Step(split, List.of(1)));
    }

    /** The sizes of all axes after a reshape, the pictures included. */
    static List<Long> sizes(ReshapeParameter param, CaffeBlob input) {
        List<Long> own = new ArrayList<>(List.of(1L));
        if (input.flat()) {
            own.add((long) input.shape().length());
        } else {
            IntStream.of(sizes(input.shape())).limit(input.axes() - 1L).forEach(size -> own.add((long) size));
        }
        while (own.size() < input.axes()) {
            own.add(1L);
        }
        int start = param.getAxis() < 0
                ? Math.toIntExact(param.getAxis()) + own.size() + 1
                : Math.toIntExact(param.getAxis());
        int end = param.getNumAxes() == -1 ? own.size() : start + Math.toIntExact(param.getNumAxes());
        if (start < 0 || end > own.size() || end < start) {
            throw new ShapeException("there are no axes " + start + " to " + end + " in a blob of " + own.size());
        }
        List<Long> sizes = new ArrayList<>(own.subList(0, start));
        int free = -1;
        for (int i = 0; i < param.getShape().getDimCount(); i++) {
            long size = param.getShape().getDim(i);
            if (size == 0 && start + i < own.size()) {
                size = own.get(start + i);
            } else if (size == -1 && free < 0) {
                free = sizes.size();
            } else if (size < 1) {
                throw new ShapeException("cannot reshape to " + param.getShape().getDimList());
            }
            sizes.add(size);
        }
        sizes.addAll(own.subList(end, own.size()));
        long length = input.shape().length();
        long known = sizes.stream().filter(size -> size > 0).reduce(1L, Math::multiplyExact);
        if (free >= 0) {
            sizes.set(free, length / known);
        }
        long whole = sizes.stream().reduce(1L, Math::multiplyExact);
        if (sizes.size() < 2 || whole != length || sizes.get(0) != 1) {
            throw new ShapeException("cannot reshape " + input.shape() + " to " + sizes);
        }
        return sizes;
    }

    /** One value from all values of an axis and those behind it. */
    static List<Step> reduction(ReductionParameter param, CaffeBlob input) {
        int axis = input.axis(param.getAxis());
        if (axis > 1) {
            size(input, axis);
        }
        List<Step> steps = new ArrayList<>();
        switch (param.getOperation()) {
            case ASUM -> steps.add(new Step(Activation.of(Curve.ABS), List.of(0)));
            case SUMSQ -> steps.add(new Step(Eltwise.product(), List.of(0, 0)));
            default -> {
                // Sums and means need no step before them.
            }
        }
        boolean mean = param.getOperation() == ReductionParameter.ReductionOp.MEAN;
        steps.add(new Step(AxisOrder.reduced(axis), List.of(steps.size())));
        steps.add(new Step(new Reduction(mean ? Reduction.Kind.MEAN : Reduction.Kind.SUM), List.of(steps.size())));
        if (axis > 1) {
            steps.add(new Step(AxisOrder.restored(), List.of(steps.size())));
        }
        if (param.getCoeff() != 1) {
            steps.add(new Step(new Activation(Curve.LINEAR, param.getCoeff(), 0), List.of(steps.size())));
        }
        return steps;
    }
}
