package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** Operators that combine two or more tensors elementwise. */
final class ArithmeticOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Add", OnnxOperator.of(context -> sum(context, 1, 1)),
            "Sub", OnnxOperator.of(context -> sum(context, 1, -1)),
            "Mul", OnnxOperator.of(ArithmeticOperators::product),
            "Div", OnnxOperator.of(ArithmeticOperators::quotient),
            "Pow", OnnxOperator.of(ArithmeticOperators::power),
            "Sum", OnnxOperator.of(context -> all(context, Eltwise.sum(ones(context, 1)))),
            "Mean",
                    OnnxOperator.of(context -> all(
                            context,
                            Eltwise.sum(ones(context, 1f / context.inputs().size())))),
            "Max", OnnxOperator.of(ArithmeticOperators::maximum),
            "Min", OnnxOperator.of(ArithmeticOperators::minimum));

    private ArithmeticOperators() {}

    private static Float[] ones(NodeContext context, float value) {
        return Collections.nCopies(context.inputs().size(), value).toArray(Float[]::new);
    }

    private static OnnxValue sum(NodeContext context, float first, float second) {
        if (context.isMap(0) && context.isMap(1)) {
            return both(context, Eltwise.sum(first, second));
        }
        return context.isMap(0)
                ? affine(context, 0, first, scaled(context, 1, second))
                : affine(context, 1, second, scaled(context, 0, first));
    }

    private static float[] scaled(NodeContext context, int constant, float factor) {
        return channels(context, 1 - constant, constant, value -> value * factor);
    }

    private static OnnxValue product(NodeContext context) {
        if (context.isMap(0) && context.isMap(1)) {
            return both(context, Eltwise.product());
        }
        int map = context.isMap(0) ? 0 : 1;
        return scale(context, map, channels(context, map, 1 - map, value -> value));
    }

    private static OnnxValue quotient(NodeContext context) {
        if (!context.isMap(1)) {
            return scale(context, 0, channels(context, 0, 1, value -> 1 / value));
        }
        FeatureMap divisor = context.map(1);
        Activation reciprocal = new Activation(Curve.POWER, -1, 0);
        FeatureMap inverse = divisor.withBlob(context.step("reciprocal", reciprocal, divisor.blob()));
        NodeContext times =
                new NodeContext(context.node(), Arrays.asList(context.inputs().get(0), inverse), context.net());
        return product(times);
    }

    private static OnnxValue power(NodeContext context) {
        FeatureMap map = context.map(0);
        float[] exponents = channels(context, 0, 1, value -> value);
        for (float exponent : exponents) {
            if (exponent != exponents[0]) {
                throw context.node().fail("exponents that differ between values are not supported");
            }
        }
        // A product is also correct for negative values.
        if (exponents[0] == 2 || exponents[0] == 3) {
            String[] factors =
                    Collections.nCopies((int) exponents[0], map.blob()).toArray(String[]::new);
            return map.withBlob(context.write(Eltwise.product(), factors));
        }
        return map.withBlob(context.write(new Activation(Curve.POWER, exponents[0], 0), map.blob()));
    }

    private static OnnxValue maximum(NodeContext context) {
        if (context.inputs().size() == 2 && context.isMap(0) && !context.isMap(1)) {
            float least = context.weights(1).floats()[0];
            if (context.constant(1).length() == 1) {
                FeatureMap map = context.map(0);
                return map.withBlob(context.write(new Activation(Curve.CLIP, least, Float.MAX_VALUE), map.blob()));
            }
        }
        return all(context, Eltwise.max());
    }

    /** The minimum with a number, or of blobs: −max(−a, −b). */
    private static OnnxValue minimum(NodeContext context) {
        if (context.inputs().size() == 2
                && context.isMap(0)
                && !context.isMap(1)
                && context.constant(1).length() == 1) {
            FeatureMap map = context.map(0);
            float most = context.weights(1).floats()[0];
            return map.withBlob(context.write(new Activation(Curve.CLIP, -Float.MAX_VALUE, most), map.blob()));
        }
        List<OnnxValue> turned = new ArrayList<>();
        for (int i = 0; i < context.inputs().size(); i++) {
            FeatureMap map = context.map(i);
            turned.add(map.withBlob(
                    context.step("turned", Affine.uniform(context.net().channels(map.blob()), -1, 0), map.blob())));
        }
        List<FeatureMap> maps = aligned(new NodeContext(context.node(), turned, context.net()), turned.size());
        String greatest = context.step(
                "greatest", Eltwise.max(), maps.stream().map(FeatureMap::blob).toArray(String[]::new));
        String blob = context.write(Affine.uniform(context.net().channels(greatest), -1, 0), greatest);
        return new FeatureMap(blob, union(maps));
    }

    private static float[] channels(NodeContext context, int map, int constant, DoubleUnaryOperator change) {
        float[] values = Broadcast.channels(context, ranked(context, map, constant), context.weights(constant))
                .clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) change.applyAsDouble(values[i]);
        }
        return values;
    }

    /** The map with at least as many axes as the constant. */
    private static FeatureMap ranked(NodeContext context, int map, int constant) {
        return context.map(map).atLeastRank(context.constant(constant).shape().length);
    }

    private static OnnxValue scale(NodeContext context, int map, float[] factors) {
        int constant = 1 - map;
        FeatureMap view = ranked(context, map, constant);
        Affine affine = new Affine(Tensor.of(factors), Tensor.zeros(factors.length));
        return view.withBlob(context.write(affine, view.blob()));
    }

    private static OnnxValue affine(NodeContext context, int map, float factor, float[] summands) {
        FeatureMap view = ranked(context, map, 1 - map);
        float[] factors = new float[summands.length];
        Arrays.fill(factors, factor);
        return view.withBlob(context.write(new Affine(Tensor.of(factors), Tensor.of(summands)), view.blob()));
    }

    private static OnnxValue all(NodeContext context, Eltwise op) {
        return combined(context, op, context.inputs().size());
    }

    private static OnnxValue both(NodeContext context, Eltwise op) {
        return combined(context, op, 2);
    }

    private static OnnxValue combined(NodeContext context, Eltwise op, int count) {
        List<FeatureMap> maps = aligned(context, count);
        String blob = context.write(op, maps.stream().map(FeatureMap::blob).toArray(String[]::new));
        return new FeatureMap(blob, union(maps));
    }

    /** The inputs with the same rank and the same order of values. */
    private static List<FeatureMap> aligned(NodeContext context, int count) {
        List<FeatureMap> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            maps.add(context.map(i));
        }
        int rank = maps.stream().mapToInt(FeatureMap::rank).max().orElseThrow();
        maps.replaceAll(map -> map.atLeastRank(rank));
        if (!agree(maps)) {
            maps.replaceAll(map -> context.net().view(BlobOrder.blob(context, map)));
        }
        return maps;
    }

    /** True if the maps have their values in the same order, so that their blobs can be combined directly. */
    private static boolean agree(List<FeatureMap> maps) {
        List<List<IndexDigit>> axes = union(maps);
        return maps.stream().allMatch(map -> {
            for (int axis = 0; axis < axes.size(); axis++) {
                List<IndexDigit> own = map.axes().get(axis);
                if (!own.isEmpty() && !own.equals(axes.get(axis))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<List<IndexDigit>> union(List<FeatureMap> maps) {
        List<List<IndexDigit>> axes = new ArrayList<>();
        for (int axis = 0; axis < maps.get(0).rank(); axis++) {
            int place = axis;
            axes.add(maps.stream()
                    .map(map -> map.axes().get(place))
                    .filter(atoms -> !atoms.isEmpty())
                    .findFirst()
                    .orElse(List.of()));
        }
        return axes;
    }
}
