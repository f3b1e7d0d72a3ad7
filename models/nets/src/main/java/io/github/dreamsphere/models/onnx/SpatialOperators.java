package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Border;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pad;
import io.github.dreamsphere.models.net.Resize;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Operators that change the size of axes: padding and resampling. */
final class SpatialOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Pad", OnnxOperator.of(SpatialOperators::pad),
            "Upsample", OnnxOperator.of(SpatialOperators::upsample),
            "Resize", OnnxOperator.of(SpatialOperators::resize));

    private SpatialOperators() {}

    /** Positions added before and behind an axis; removed if negative. */
    private record Sides(int before, int behind) {
        static final Sides NONE = new Sides(0, 0);

        static Sides orNone(Sides sides) {
            return sides == null ? NONE : sides;
        }

        Sides grown() {
            return new Sides(Math.max(before, 0), Math.max(behind, 0));
        }

        Sides cut() {
            return new Sides(Math.max(-before, 0), Math.max(-behind, 0));
        }
    }

    private static OnnxValue pad(NodeContext context) {
        FeatureMap map = context.map(0);
        int[] given = context.integers(1, "pads");
        int[] axes = context.integers(3, "axes", IntStream.range(0, map.rank()).toArray());
        if (given.length != 2 * axes.length) {
            throw context.node().fail("its pads must be two for each axis, were " + given.length);
        }
        SortedMap<Integer, Sides> cut = new TreeMap<>();
        SortedMap<Integer, Sides> grown = new TreeMap<>();
        List<Integer> sorted = context.axes(axes, map.rank());
        for (int i = 0; i < sorted.size(); i++) {
            Sides sides = new Sides(given[i], given[axes.length + i]);
            int axis = context.axis(axes[i], map.rank());
            cut.put(axis, sides.cut());
            grown.put(axis, sides.grown());
        }
        cut.values().removeIf(Sides.NONE::equals);
        grown.values().removeIf(Sides.NONE::equals);
        String mode = context.node().text("mode", "constant");
        float value = value(context);
        if (cut.isEmpty() && grown.isEmpty()) {
            return context.write(new Identity(), map, map.blob());
        }
        FeatureMap smaller = cut.isEmpty()
                ? map
                : new AxisChanges<>(context, SpatialOperators::crop).apply(map, cut, grown.isEmpty());
        boolean zeros = mode.equals("constant") && value == 0;
        if (zeros && grown.size() == 1) {
            smaller = ChannelwiseOps.ordered(context, smaller, grown.firstKey());
        }
        FeatureMap padded = smaller;
        if (zeros && grown.size() == 1 && isChannels(context, padded, grown.firstKey())) {
            return channels(context, padded, grown.firstKey(), grown.get(grown.firstKey()));
        }
        return grown.isEmpty()
                ? padded
                : new AxisChanges<Sides>(context, (rows, columns) -> grow(context, mode, value, rows, columns))
                        .apply(padded, grown, true);
    }

    /** The value of the added positions; −∞, as before a maximum, becomes the least finite number. */
    private static float value(NodeContext context) {
        float value = context.has(2) ? context.number(2) : context.node().real("value", 0);
        if (Float.isNaN(value)) {
            throw context.node().fail("its value is not a number");
        }
        return Math.max(Math.min(value, Float.MAX_VALUE), -Float.MAX_VALUE);
    }

    private static Op crop(Sides rows, Sides columns) {
        Sides y = Sides.orNone(rows);
        Sides x = Sides.orNone(columns);
        return new Crop(y.before(), x.before(), y.behind(), x.behind(), 1, 1);
    }

    private static Op grow(NodeContext context, String mode, float value, Sides rows, Sides columns) {
        Sides y = Sides.orNone(rows);
        Sides x = Sides.orNone(columns);
        if (mode.equals("constant") && value != 0) {
            return new Border(y.before(), x.before(), y.behind(), x.behind(), value);
        }
        Pad.Mode padding =
                switch (mode) {
                    case "constant" -> Pad.Mode.ZERO;
                    case "reflect" -> Pad.Mode.REFLECT;
                    case "edge" -> Pad.Mode.EDGE;
                    case "wrap" -> Pad.Mode.WRAP;
                    default -> throw context.node().unsupported("its mode " + mode + " is not supported");
                };
        return new Pad(y.before(), x.before(), y.behind(), x.behind(), padding);
    }

    private static boolean isChannels(NodeContext context, FeatureMap map, int axis) {
        AxisSize channels = context.net().size(map.blob(), Source.CHANNEL);
        return channels.fixed().isPresent() && map.axes().get(axis).equals(FeatureMap.atoms(Source.CHANNEL, channels));
    }

    /** Pads channels with zeros. */
    private static FeatureMap channels(NodeContext context, FeatureMap map, int axis, Sides sides) {
        int channels = context.net().channels(map.blob());
        AxisSize size = context.net().probes().extent((long) channels + sides.before() + sides.behind());
        if (size.at(0) * channels > 1 << 26) {
            throw context.node().fail("it makes " + size + " channels");
        }
        return context.write(
                ChannelMix.pad(channels, sides.before(), sides.behind()),
                map.withAxis(axis, FeatureMap.atoms(Source.CHANNEL, size)),
                map.blob());
    }

    private static OnnxValue upsample(NodeContext context) {
        FeatureMap map = context.map(0);
        float[] scales =
                context.has(1) ? context.weights(1).floats() : context.node().reals("scales");
        if (scales.length != map.rank()) {
            throw context.node().fail("it has " + scales.length + " scales for " + map.rank() + " axes");
        }
        SortedMap<Integer, Double> changes = new TreeMap<>();
        for (int axis = 0; axis < scales.length; axis++) {
            changes.put(axis, (double) scales[axis]);
        }
        return resampled(context, map, changes, "asymmetric", "floor");
    }

    private static OnnxValue resize(NodeContext context) {
        if (context.node().opset() < 11) {
            return upsample(context);
        }
        FeatureMap map = context.map(0);
        String coordinates = context.node().text("coordinate_transformation_mode", "half_pixel");
        String rounding = context.node().text("nearest_mode", "round_prefer_floor");
        int[] axes =
                context.node().integers("axes", IntStream.range(0, map.rank()).toArray());
        context.axes(axes, map.rank());
        String policy = context.node().text("keep_aspect_ratio_policy", "stretch");
        context.node().ignore("extrapolation_value");
        boolean scaled = context.has(2) && context.constant(2).length() > 0;
        Constant wanted = scaled ? context.weights(2) : context.constant(3);
        if (wanted.length() != axes.length) {
            throw context.node().fail("it has " + wanted.length() + " sizes for " + axes.length + " axes");
        }
        SortedMap<Integer, Double> changes = new TreeMap<>();
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], map.rank());
            changes.put(axis, scaled ? wanted.at(0, i) : ratio(context, map, axis, wanted.extent(i, context.probes())));
        }
        if (!scaled && !policy.equals("stretch")) {
            keepRatio(context, map, changes, policy);
        }
        return resampled(context, map, changes, coordinates, rounding);
    }

    /** One scale for all axes, so that the result is at most, or at least, of the requested sizes. */
    private static void keepRatio(
            NodeContext context, FeatureMap map, SortedMap<Integer, Double> changes, String policy) {
        double scale =
                switch (policy) {
                    case "not_larger" ->
                        changes.values().stream().mapToDouble(x -> x).min().orElse(1);
                    case "not_smaller" ->
                        changes.values().stream().mapToDouble(x -> x).max().orElse(1);
                    default -> throw context.node().fail("keep_aspect_ratio_policy " + policy + " is not known");
                };
        changes.replaceAll((axis, old) -> {
            long size = map.size(axis, context.probes()).fixed().orElseThrow(() -> context.node()
                    .unsupported("keep_aspect_ratio_policy " + policy + " is not supported for images of any size"));
            return Math.floor(size * scale + 0.5) / size;
        });
    }

    /** The scale that gives the requested sizes at all probes. */
    private static double ratio(NodeContext context, FeatureMap map, int axis, AxisSize after) {
        AxisSize before = map.size(axis, context.probes());
        double ratio = (double) after.at(0) / before.at(0);
        for (int probe = 0; probe < context.probes(); probe++) {
            if (Math.abs(after.at(probe) - ratio * before.at(probe)) > 1e-6) {
                throw context.node().unsupported("the new size must be a fixed multiple of its input's");
            }
        }
        return ratio;
    }

    private static OnnxValue resampled(
            NodeContext context,
            FeatureMap map,
            SortedMap<Integer, Double> scales,
            String coordinates,
            String rounding) {
        Resize.Interpolation interpolation = interpolation(context);
        Resize.Coordinates places = coordinates(context, coordinates);
        Resize.Rounding nearest = rounding(context, rounding);
        float cubic = context.node().real("cubic_coeff_a", -0.75f);
        SortedMap<Integer, Double> changes = new TreeMap<>(scales);
        changes.values().removeIf(scale -> scale == 1);
        if (changes.values().stream().anyMatch(scale -> !(scale > 0) || Double.isInfinite(scale))) {
            throw context.node().fail("a scale must be > 0");
        }
        if (changes.isEmpty()) {
            return context.write(new Identity(), map, map.blob());
        }
        return new AxisChanges<Double>(
                        context,
                        (rows, columns) -> new Resize(
                                rows == null ? 1 : rows,
                                columns == null ? 1 : columns,
                                interpolation,
                                places,
                                nearest,
                                cubic))
                .apply(map, changes, true);
    }

    private static Resize.Interpolation interpolation(NodeContext context) {
        boolean inside = context.node().flag("exclude_outside", false);
        boolean antialias = context.node().flag("antialias", false);
        Resize.Interpolation plain =
                switch (context.node().text("mode", "nearest")) {
                    case "nearest" -> Resize.Interpolation.NEAREST;
                    // The weight of a linear interpolation outside goes to the position inside either way.
                    case "linear", "bilinear" -> Resize.Interpolation.LINEAR;
                    case "cubic" -> inside ? Resize.Interpolation.CUBIC_INSIDE : Resize.Interpolation.CUBIC;
                    default -> throw context.node().unsupported("its mode is not supported");
                };
        if (antialias && plain != Resize.Interpolation.NEAREST) {
            throw context.node().unsupported("antialias is not supported");
        }
        return plain;
    }

    private static Resize.Coordinates coordinates(NodeContext context, String name) {
        return switch (name) {
            case "half_pixel" -> Resize.Coordinates.HALF_PIXEL;
            case "half_pixel_symmetric" -> Resize.Coordinates.HALF_PIXEL_SYMMETRIC;
            case "pytorch_half_pixel" -> Resize.Coordinates.PYTORCH_HALF_PIXEL;
            case "tf_half_pixel_for_nn" -> Resize.Coordinates.HALF_PIXEL_FOR_NEAREST;
            case "asymmetric" -> Resize.Coordinates.ASYMMETRIC;
            case "align_corners" -> Resize.Coordinates.ALIGN_CORNERS;
            default -> throw context.node().unsupported("coordinate_transformation_mode " + name + " is not supported");
        };
    }

    private static Resize.Rounding rounding(NodeContext context, String name) {
        return switch (name) {
            case "round_prefer_floor" -> Resize.Rounding.HALF_DOWN;
            case "round_prefer_ceil" -> Resize.Rounding.HALF_UP;
            case "floor" -> Resize.Rounding.FLOOR;
            case "ceil" -> Resize.Rounding.CEIL;
            default -> throw context.node().unsupported("nearest_mode " + name + " is not supported");
        };
    }
}
