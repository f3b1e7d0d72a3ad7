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

/** Operators that combine two or more tensors value by value. */
final class Arithmetic {
    static final Map<String, Operator> OPERATORS = Map.of(
            "Add", Operator.of(call -> sum(call, 1, 1)),
            "Sub", Operator.of(call -> sum(call, 1, -1)),
            "Mul", Operator.of(Arithmetic::product),
            "Div", Operator.of(Arithmetic::quotient),
            "Pow", Operator.of(Arithmetic::power),
            "Sum", Operator.of(call -> all(call, Eltwise.sum(ones(call, 1)))),
            "Mean",
                    Operator.of(call ->
                            all(call, Eltwise.sum(ones(call, 1f / call.inputs().size())))),
            "Max", Operator.of(Arithmetic::maximum),
            "Min", Operator.of(Arithmetic::minimum));

    private Arithmetic() {}

    private static Float[] ones(Call call, float value) {
        return Collections.nCopies(call.inputs().size(), value).toArray(Float[]::new);
    }

    private static Value sum(Call call, float first, float second) {
        if (call.isMap(0) && call.isMap(1)) {
            return both(call, Eltwise.sum(first, second));
        }
        return call.isMap(0)
                ? affine(call, 0, first, scaled(call, 1, second))
                : affine(call, 1, second, scaled(call, 0, first));
    }

    private static float[] scaled(Call call, int constant, float factor) {
        return channels(call, 1 - constant, constant, value -> value * factor);
    }

    private static Value product(Call call) {
        if (call.isMap(0) && call.isMap(1)) {
            return both(call, Eltwise.product());
        }
        int map = call.isMap(0) ? 0 : 1;
        return scale(call, map, channels(call, map, 1 - map, value -> value));
    }

    private static Value quotient(Call call) {
        if (!call.isMap(1)) {
            return scale(call, 0, channels(call, 0, 1, value -> 1 / value));
        }
        FeatureMap divisor = call.map(1);
        Activation reciprocal = new Activation(Curve.POWER, -1, 0);
        FeatureMap inverse = divisor.withBlob(call.step("reciprocal", reciprocal, divisor.blob()));
        Call times = new Call(call.node(), Arrays.asList(call.inputs().get(0), inverse), call.net());
        return product(times);
    }

    private static Value power(Call call) {
        FeatureMap map = call.map(0);
        float[] exponents = channels(call, 0, 1, value -> value);
        for (float exponent : exponents) {
            if (exponent != exponents[0]) {
                throw call.node().fail("only one exponent for all values is read");
            }
        }
        // A product is right for negative values too.
        if (exponents[0] == 2 || exponents[0] == 3) {
            String[] factors =
                    Collections.nCopies((int) exponents[0], map.blob()).toArray(String[]::new);
            return map.withBlob(call.write(Eltwise.product(), factors));
        }
        return map.withBlob(call.write(new Activation(Curve.POWER, exponents[0], 0), map.blob()));
    }

    private static Value maximum(Call call) {
        if (call.inputs().size() == 2 && call.isMap(0) && !call.isMap(1)) {
            float least = call.weights(1).floats()[0];
            if (call.constant(1).length() == 1) {
                FeatureMap map = call.map(0);
                return map.withBlob(call.write(new Activation(Curve.CLIP, least, Float.MAX_VALUE), map.blob()));
            }
        }
        return all(call, Eltwise.max());
    }

    /** Never above a number; or the least of blobs, which is minus the greatest of them with their signs turned. */
    private static Value minimum(Call call) {
        if (call.inputs().size() == 2
                && call.isMap(0)
                && !call.isMap(1)
                && call.constant(1).length() == 1) {
            FeatureMap map = call.map(0);
            float most = call.weights(1).floats()[0];
            return map.withBlob(call.write(new Activation(Curve.CLIP, -Float.MAX_VALUE, most), map.blob()));
        }
        List<Value> turned = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            FeatureMap map = call.map(i);
            turned.add(map.withBlob(
                    call.step("turned", Affine.uniform(call.net().channels(map.blob()), -1, 0), map.blob())));
        }
        List<FeatureMap> maps = aligned(new Call(call.node(), turned, call.net()), turned.size());
        String greatest = call.step(
                "greatest", Eltwise.max(), maps.stream().map(FeatureMap::blob).toArray(String[]::new));
        String blob = call.write(Affine.uniform(call.net().channels(greatest), -1, 0), greatest);
        return new FeatureMap(blob, union(maps));
    }

    private static float[] channels(Call call, int map, int constant, DoubleUnaryOperator change) {
        float[] values = Broadcast.channels(call, ranked(call, map, constant), call.weights(constant))
                .clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) change.applyAsDouble(values[i]);
        }
        return values;
    }

    /** The map with as many axes as the constant has, at least. */
    private static FeatureMap ranked(Call call, int map, int constant) {
        return call.map(map).atLeastRank(call.constant(constant).shape().length);
    }

    private static Value scale(Call call, int map, float[] factors) {
        int constant = 1 - map;
        FeatureMap view = ranked(call, map, constant);
        Affine affine = new Affine(Tensor.of(factors), Tensor.zeros(factors.length));
        return view.withBlob(call.write(affine, view.blob()));
    }

    private static Value affine(Call call, int map, float factor, float[] summands) {
        FeatureMap view = ranked(call, map, 1 - map);
        float[] factors = new float[summands.length];
        Arrays.fill(factors, factor);
        return view.withBlob(call.write(new Affine(Tensor.of(factors), Tensor.of(summands)), view.blob()));
    }

    private static Value all(Call call, Eltwise op) {
        return combined(call, op, call.inputs().size());
    }

    private static Value both(Call call, Eltwise op) {
        return combined(call, op, 2);
    }

    private static Value combined(Call call, Eltwise op, int count) {
        List<FeatureMap> maps = aligned(call, count);
        String blob = call.write(op, maps.stream().map(FeatureMap::blob).toArray(String[]::new));
        return new FeatureMap(blob, union(maps));
    }

    /** The inputs of one rank, counted alike. */
    private static List<FeatureMap> aligned(Call call, int count) {
        List<FeatureMap> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            maps.add(call.map(i));
        }
        int rank = maps.stream().mapToInt(FeatureMap::rank).max().orElseThrow();
        maps.replaceAll(map -> map.atLeastRank(rank));
        if (!agree(maps)) {
            maps.replaceAll(map -> call.net().view(Layout.blob(call, map)));
        }
        return maps;
    }

    /** True if the maps count their values alike, so that their blobs can be combined as they are. */
    private static boolean agree(List<FeatureMap> maps) {
        List<List<Atom>> axes = union(maps);
        return maps.stream().allMatch(map -> {
            for (int axis = 0; axis < axes.size(); axis++) {
                List<Atom> own = map.axes().get(axis);
                if (!own.isEmpty() && !own.equals(axes.get(axis))) {
                    return false;
                }
            }
            return true;
        });
    }

    private static List<List<Atom>> union(List<FeatureMap> maps) {
        List<List<Atom>> axes = new ArrayList<>();
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
