package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.caffe.CaffeSteps.Step;
import io.github.dreamsphere.models.caffe.proto.CropParameter;
import io.github.dreamsphere.models.caffe.proto.InterpParameter;
import io.github.dreamsphere.models.caffe.proto.UpsampleParameter;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.CropLike;
import io.github.dreamsphere.models.net.Interp;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** Layers that change the size of maps, as nets for segmentation have; the last step writes every top. */
final class SegmentationLayers {
    private static final int AXES = 4;

    private SegmentationLayers() {}

    /** Cuts the first input to the size of the second, from an axis on. */
    static List<Step> crop(CropParameter param, List<Shape> inputs) {
        if (inputs.size() != 2) {
            throw new ShapeException("takes two inputs, was given " + inputs.size());
        }
        long axis = param.getAxis() < 0 ? param.getAxis() + AXES : param.getAxis();
        boolean offsets = param.getOffsetCount() <= 1 || param.getOffsetCount() == AXES - axis;
        if (axis < 1 || axis >= AXES || !offsets) {
            throw new ShapeException(
                    "a crop from axis " + axis + " on by " + param.getOffsetList() + " is not supported");
        }
        Shape from = inputs.get(0);
        Shape size = inputs.get(1);
        List<Step> steps = new ArrayList<>();
        if (axis == 1) {
            int first = offset(param, axis, 1);
            if ((long) first + size.channels() > from.channels()) {
                throw new ShapeException(from + " cannot be cut to the channels of " + size + " from " + first + " on");
            }
            steps.add(new Step(Convolution.ofChannels(first, first + size.channels(), from.channels()), List.of(0)));
        }
        if (axis == 3 && from.height() != size.height()) {
            throw new ShapeException("a crop of columns only is not supported for other rows");
        }
        int read = steps.isEmpty() ? 0 : 2;
        steps.add(new Step(new CropLike(offset(param, axis, 2), offset(param, axis, 3)), List.of(read, 1)));
        return steps;
    }

    private static int offset(CropParameter param, long from, int axis) {
        if (param.getOffsetCount() == 0 || axis < from) {
            return 0;
        }
        return Math.toIntExact(param.getOffset(param.getOffsetCount() == 1 ? 0 : (int) (axis - from)));
    }

    static List<Step> interp(InterpParameter param, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeException("an interpolation to the size of another blob is not supported");
        }
        int before = Math.toIntExact(-param.getPadBeg());
        int behind = Math.toIntExact(-param.getPadEnd());
        List<Step> steps = new ArrayList<>();
        if (before != 0 || behind != 0) {
            steps.add(new Step(new Crop(before, before, behind, behind, 1, 1), List.of(0)));
        }
        Interp interp = new Interp(
                Math.toIntExact(param.getZoomFactor()),
                Math.toIntExact(param.getShrinkFactor()),
                Math.toIntExact(param.getHeight()),
                Math.toIntExact(param.getWidth()));
        steps.add(new Step(interp, List.of(steps.size())));
        return steps;
    }

    /** Repeats values; with the mask of a pool, {@link CaffeGraph} undoes the pool instead. */
    static List<Step> upsample(UpsampleParameter param, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeException("its second input is no mask of a pool");
        }
        int rows = Math.toIntExact(param.hasScaleH() ? param.getScaleH() : param.getScale());
        int columns = Math.toIntExact(param.hasScaleW() ? param.getScaleW() : param.getScale());
        Resize repeat = new Resize(
                rows, columns, Resize.Interpolation.NEAREST, Resize.Coordinates.ASYMMETRIC, Resize.Rounding.FLOOR, 0);
        return List.of(new Step(repeat, List.of(0)));
    }
}
