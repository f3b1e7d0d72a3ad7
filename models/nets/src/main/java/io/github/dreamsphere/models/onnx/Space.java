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

/** Operators that change the picture's size: padding and resampling. */
final class Space {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    static final Map<String, Operator> OPERATORS = Map.of(
            "Pad", Operator.of(Space::pad),
            "Upsample", Operator.of(Space::upsample),
            "Resize", Operator.of(Space::resize));

    private Space() {}

    private static Value pad(Call call) {
        int rank = call.map(0).rank();
        int[] given = call.integers(1, "pads");
        int[] all = IntStream.range(0, rank).toArray();
        int[] axes = call.integers(3, "axes", all);
        int[] before = new int[Math.max(rank, 4)];
        int[] behind = new int[Math.max(rank, 4)];
        if (given.length != 2 * axes.length) {
            throw call.node().fail("its pads must be two for each axis, are " + given.length);
        }
        for (int i = 0; i < axes.length; i++) {
            int axis = call.axis(axes[i], rank);
            before[axis] = given[i];
            behind[axis] = given[axes.length + i];
        }
        if (Arrays.stream(given).allMatch(side -> side == 0)) {
            FeatureMap map = call.map(0);
            return map.withBlob(call.write(new Identity(), map.blob()));
        }
        int channels = rank == 5 ? ROWS : CHANNELS;
        int elsewhere = IntStream.range(0, rank)
                .filter(axis -> axis != channels)
                .map(axis -> Math.abs(before[axis]) + Math.abs(behind[axis]))
                .sum();
        if (elsewhere == 0 && before[channels] + behind[channels] > 0) {
            return padChannels(call, rank, before[channels], behind[channels]);
        }
        if (rank > 4 || before[0] != 0 || before[1] != 0 || behind[0] != 0 || behind[1] != 0) {
            throw call.node().fail("only rows and columns are padded, or channels alone with zeros");
        }
        int[] sides = {before[ROWS], before[COLUMNS], behind[ROWS], behind[COLUMNS]};
        return Arrays.stream(sides).anyMatch(side -> side < 0) ? crop(call, sides) : grow(call, sides);
    }

    /** Channels of zeros; of [1, 1, channels, height, width] too. */
    private static Value padChannels(Call call, int rank, int before, int behind) {
        boolean zeros = call.node().text("mode", "constant").equals("constant") && value(call) == 0;
        if (!zeros || before < 0 || behind < 0) {
            throw call.node().fail("channels are padded with zeros only");
        }
        String blob = rank == 5 ? Layout.blob(call, Layout.withoutDepth(call, call.map(0))) : call.blob(0);
        FeatureMap padded = call.written(ChannelMix.pad(call.net().channels(blob), before, behind), blob);
        return rank == 5 ? Layout.withDepth(padded) : padded;
    }

    private static float value(Call call) {
        return call.has(2) ? call.weights(2).floats()[0] : call.node().real("value", 0);
    }

    private static Value crop(Call call, int[] sides) {
        if (Arrays.stream(sides).anyMatch(side -> side > 0)) {
            throw call.node().fail("pads and cuts away at once");
        }
        return call.written(new Crop(-sides[0], -sides[1], -sides[2], -sides[3], 1, 1), call.blob(0));
    }

    private static Value grow(Call call, int[] sides) {
        Pad.Mode mode =
                switch (call.node().text("mode", "constant")) {
                    case "constant" -> Pad.Mode.ZERO;
                    case "reflect" -> Pad.Mode.REFLECT;
                    case "edge" -> Pad.Mode.EDGE;
                    default -> throw call.node().fail("pads by " + call.node().text("mode", ""));
                };
        Pad pad = new Pad(sides[0], sides[1], sides[2], sides[3], mode);
        float value = value(call);
        String blob = call.blob(0);
        if (mode != Pad.Mode.ZERO || value == 0) {
            return call.written(pad, blob);
        }
        Affine lower = Pointwise.affine(call, 1, -value);
        Affine raise = Pointwise.affine(call, 1, value);
        return call.written(raise, call.step("padded", pad, call.step("lowered", lower, blob)));
    }

    private static Value upsample(Call call) {
        float[] scales = call.has(1) ? call.weights(1).floats() : call.node().reals("scales");
        return call.written(
                resample(call, rows(call, scales), columns(call, scales), "asymmetric", "floor"), call.blob(0));
    }

    private static Value resize(Call call) {
        if (call.node().opset() < 11) {
            return upsample(call);
        }
        if (call.node().integer("antialias", 0) == 1
                || !call.node().text("keep_aspect_ratio_policy", "stretch").equals("stretch")) {
            throw call.node().fail("antialias and keep_aspect_ratio_policy are not read");
        }
        String coordinates = call.node().text("coordinate_transformation_mode", "half_pixel");
        String rounding = call.node().text("nearest_mode", "round_prefer_floor");
        boolean scaled = call.has(2) && call.constant(2).length() > 0;
        double rows = scaled ? rows(call, call.weights(2).floats()) : ratio(call, ROWS);
        double columns = scaled ? columns(call, call.weights(2).floats()) : ratio(call, COLUMNS);
        return call.written(resample(call, rows, columns, coordinates, rounding), call.blob(0));
    }

    private static double rows(Call call, float[] scales) {
        return scale(call, scales, ROWS);
    }

    private static double columns(Call call, float[] scales) {
        return scale(call, scales, COLUMNS);
    }

    private static double scale(Call call, float[] scales, int axis) {
        boolean all = scales.length == 4 && scales[0] == 1 && scales[1] == 1;
        if (!all && scales.length != 2) {
            throw call.node().fail("only rows and columns are resized, by one scale each");
        }
        return scales[all ? axis : axis - ROWS];
    }

    /** The scale by which the sizes asked for come out at every probe. */
    private static double ratio(Call call, int axis) {
        Constant sizes = call.constant(3);
        int place = sizes.length() == 4 ? axis : axis - ROWS;
        Extent before = call.map(0).size(axis, call.probes());
        Extent after = sizes.extent(place, call.probes());
        double ratio = (double) after.at(0) / before.at(0);
        for (int probe = 0; probe < call.probes(); probe++) {
            if (Math.abs(after.at(probe) - ratio * before.at(probe)) > 1e-6) {
                throw call.node().fail("resizes to a size that is no multiple of its input's");
            }
        }
        return ratio;
    }

    private static Op resample(Call call, double rows, double columns, String coordinates, String rounding) {
        return new Resize(
                rows,
                columns,
                switch (call.node().text("mode", "nearest")) {
                    case "nearest" -> Resize.Interpolation.NEAREST;
                    case "linear", "bilinear" -> Resize.Interpolation.LINEAR;
                    case "cubic" -> Resize.Interpolation.CUBIC;
                    default -> throw call.node().fail("its mode is not known");
                },
                switch (coordinates) {
                    case "half_pixel", "half_pixel_symmetric" -> Resize.Coordinates.HALF_PIXEL;
                    case "pytorch_half_pixel" -> Resize.Coordinates.PYTORCH_HALF_PIXEL;
                    case "tf_half_pixel_for_nn" -> Resize.Coordinates.HALF_PIXEL_FOR_NEAREST;
                    case "asymmetric" -> Resize.Coordinates.ASYMMETRIC;
                    case "align_corners" -> Resize.Coordinates.ALIGN_CORNERS;
                    default -> throw call.node().fail("coordinate_transformation_mode " + coordinates + " is not read");
                },
                switch (rounding) {
                    case "round_prefer_floor" -> Resize.Rounding.HALF_DOWN;
                    case "round_prefer_ceil" -> Resize.Rounding.HALF_UP;
                    case "floor" -> Resize.Rounding.FLOOR;
                    case "ceil" -> Resize.Rounding.CEIL;
                    default -> throw call.node().fail("nearest_mode " + rounding + " is not known");
                },
                call.node().real("cubic_coeff_a", -0.75f));
    }
}
