package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Resize;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/** Operators that change the image size: padding and resampling. */
final class SpatialOperators {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Pad", OnnxOperator.of(SpatialOperators::pad),
            "Upsample", OnnxOperator.of(SpatialOperators::upsample),
            "Resize", OnnxOperator.of(SpatialOperators::resize));

    private SpatialOperators() {}

    private static OnnxValue pad(NodeContext context) {
        int rank = context.map(0).rank();
        int[] given = context.integers(1, "pads");
        int[] all = IntStream.range(0, rank).toArray();
        int[] axes = context.integers(3, "axes", all);
        int[] before = new int[Math.max(rank, 4)];
        int[] behind = new int[Math.max(rank, 4)];
        if (given.length != 2 * axes.length) {
            throw context.node().fail("its pads must be two for each axis, were " + given.length);
        }
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], rank);
            before[axis] = given[i];
            behind[axis] = given[axes.length + i];
        }
        if (Arrays.stream(given).allMatch(side -> side == 0)) {
            FeatureMap map = context.map(0);
            return map.withBlob(context.write(new Identity(), map.blob()));
        }
        int channels = rank == 5 ? ROWS : CHANNELS;
        int elsewhere = IntStream.range(0, rank)
                .filter(axis -> axis != channels)
                .map(axis -> Math.abs(before[axis]) + Math.abs(behind[axis]))
                .sum();
        if (elsewhere == 0 && before[channels] + behind[channels] > 0) {
            return padChannels(context, rank, before[channels], behind[channels]);
        }
        if (rank > 4 || before[0] != 0 || before[1] != 0 || behind[0] != 0 || behind[1] != 0) {
            throw context.node().fail("only rows and columns can be padded, or channels alone with zeros");
        }
        int[] sides = {before[ROWS], before[COLUMNS], behind[ROWS], behind[COLUMNS]};
        return Arrays.stream(sides).anyMatch(side -> side < 0) ? crop(context, sides) : grow(context, sides);
    }

    /** Pads channels with zeros, also those of [1, 1, channels, height, width]. */
    private static OnnxValue padChannels(NodeContext context, int rank, int before, int behind) {
        boolean zeros = context.node().text("mode", "constant").equals("constant") && value(context) == 0;
        if (!zeros || before < 0 || behind < 0) {
            throw context.node().fail("channels can be padded with zeros only");
        }
        String blob =
                rank == 5 ? BlobOrder.blob(context, BlobOrder.withoutDepth(context, context.map(0))) : context.blob(0);
        FeatureMap padded = context.written(ChannelMix.pad(context.net().channels(blob), before, behind), blob);
        return rank == 5 ? BlobOrder.withDepth(padded) : padded;
    }

    private static float value(NodeContext context) {
        return context.has(2) ? context.weights(2).floats()[0] : context.node().real("value", 0);
    }

    private static OnnxValue crop(NodeContext context, int[] sides) {
        if (Arrays.stream(sides).anyMatch(side -> side > 0)) {
            throw context.node().fail("padding and cropping at once is not supported");
        }
        return context.written(new Crop(-sides[0], -sides[1], -sides[2], -sides[3], 1, 1), context.blob(0));
    }

    private static OnnxValue grow(NodeContext context, int[] sides) {
        Pad.Mode mode =
                switch (context.node().text("mode", "constant")) {
                    case "constant" -> Pad.Mode.ZERO;
                    case "reflect" -> Pad.Mode.REFLECT;
                    case "edge" -> Pad.Mode.EDGE;
                    default ->
                        throw context.node()
                                .fail("unsupported mode " + context.node().text("mode", ""));
                };
        Pad pad = new Pad(sides[0], sides[1], sides[2], sides[3], mode);
        float value = value(context);
        String blob = context.blob(0);
        if (mode != Pad.Mode.ZERO || value == 0) {
            return context.written(pad, blob);
        }
        Affine lower = PointwiseOperators.affine(context, 1, -value);
        Affine raise = PointwiseOperators.affine(context, 1, value);
        return context.written(raise, context.step("padded", pad, context.step("lowered", lower, blob)));
    }

    private static OnnxValue upsample(NodeContext context) {
        float[] scales =
                context.has(1) ? context.weights(1).floats() : context.node().reals("scales");
        return context.written(
                resample(context, rows(context, scales), columns(context, scales), "asymmetric", "floor"),
                context.blob(0));
    }

    private static OnnxValue resize(NodeContext context) {
        if (context.node().opset() < 11) {
            return upsample(context);
        }
        if (context.node().integer("antialias", 0) == 1
                || !context.node().text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw context.node().fail("antialias and keep_aspect_ratio_policy are not supported");
        }
        String coordinates = context.node().text("coordinate_transformation_mode", "half_pixel");
        String rounding = context.node().text("nearest_mode", "round_prefer_floor");
        boolean scaled = context.has(2) && context.constant(2).length() > 0;
        double rows = scaled ? rows(context, context.weights(2).floats()) : ratio(context, ROWS);
        double columns = scaled ? columns(context, context.weights(2).floats()) : ratio(context, COLUMNS);
        return context.written(resample(context, rows, columns, coordinates, rounding), context.blob(0));
    }

    private static double rows(NodeContext context, float[] scales) {
        return scale(context, scales, ROWS);
    }

    private static double columns(NodeContext context, float[] scales) {
        return scale(context, scales, COLUMNS);
    }

    private static double scale(NodeContext context, float[] scales, int axis) {
        boolean all = scales.length == 4 && scales[0] == 1 && scales[1] == 1;
        if (!all && scales.length != 2) {
            throw context.node().fail("only rows and columns can be resized, by one scale each");
        }
        return scales[all ? axis : axis - ROWS];
    }

    /** The scale that gives the requested sizes at all probes. */
    private static double ratio(NodeContext context, int axis) {
        Constant sizes = context.constant(3);
        int place = sizes.length() == 4 ? axis : axis - ROWS;
        AxisSize before = context.map(0).size(axis, context.probes());
        AxisSize after = sizes.extent(place, context.probes());
        double ratio = (double) after.at(0) / before.at(0);
        for (int probe = 0; probe < context.probes(); probe++) {
            if (Math.abs(after.at(probe) - ratio * before.at(probe)) > 1e-6) {
                throw context.node().fail("the new size must be a fixed multiple of its input's");
            }
        }
        return ratio;
    }

    private static Op resample(NodeContext context, double rows, double columns, String coordinates, String rounding) {
        return new Resize(
                rows,
                columns,
                switch (context.node().text("mode", "nearest")) {
                    case "nearest" -> Resize.Interpolation.NEAREST;
                    case "linear", "bilinear" -> Resize.Interpolation.LINEAR;
                    case "cubic" -> Resize.Interpolation.CUBIC;
                    default -> throw context.node().fail("its mode is not supported");
                },
                switch (coordinates) {
                    case "half_pixel", "half_pixel_symmetric" -> Resize.Coordinates.HALF_PIXEL;
                    case "pytorch_half_pixel" -> Resize.Coordinates.PYTORCH_HALF_PIXEL;
                    case "tf_half_pixel_for_nn" -> Resize.Coordinates.HALF_PIXEL_FOR_NEAREST;
                    case "asymmetric" -> Resize.Coordinates.ASYMMETRIC;
                    case "align_corners" -> Resize.Coordinates.ALIGN_CORNERS;
                    default ->
                        throw context.node()
                                .fail("coordinate_transformation_mode " + coordinates + " is not supported");
                },
                switch (rounding) {
                    case "round_prefer_floor" -> Resize.Rounding.HALF_DOWN;
                    case "round_prefer_ceil" -> Resize.Rounding.HALF_UP;
                    case "floor" -> Resize.Rounding.FLOOR;
                    case "ceil" -> Resize.Rounding.CEIL;
                    default -> throw context.node().fail("nearest_mode " + rounding + " is not supported");
                },
                context.node().real("cubic_coeff_a", -0.75f));
    }
}
