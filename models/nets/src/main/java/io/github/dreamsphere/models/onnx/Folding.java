package io.github.dreamsphere.models.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** What is computed while reading: arithmetic on constants, and the sizes of tensors. */
final class Folding {
    static final Map<String, Operator> OPERATORS = operators();

    /** Integer types of {@code TensorProto.DataType}: a cast to one of them rounds towards 0. */
    private static final List<Integer> INTEGERS = List.of(2, 3, 4, 5, 6, 7, 9, 12, 13);

    private Folding() {}

    private static Map<String, Operator> operators() {
        Map<String, Operator> operators = new HashMap<>(FoldedViews.OPERATORS);
        operators.put("Constant", Operator.of(Folding::constant));
        operators.put("ConstantOfShape", Operator.of(Folding::constantOfShape));
        operators.put("Shape", Operator.of(Folding::shape));
        operators.put("Size", Operator.of(Folding::size));
        operators.put("Cast", Operator.of(Folding::cast));
        operators.put("Identity", Operator.of(call -> call.constant(0)));
        operators.put("Dropout", Operator.of(call -> call.constant(0)));
        operators.put("Add", binary(Double::sum));
        operators.put("Sub", binary((a, b) -> a - b));
        operators.put("Mul", binary((a, b) -> a * b));
        operators.put("Div", Operator.of(Folding::divide));
        operators.put("Mod", binary((a, b) -> a - b * Math.floor(a / b)));
        operators.put("Pow", binary(Math::pow));
        operators.put("Max", binary(Math::max));
        operators.put("Min", binary(Math::min));
        operators.put("Equal", binary((a, b) -> a == b ? 1 : 0));
        operators.put("Greater", binary((a, b) -> a > b ? 1 : 0));
        operators.put("Less", binary((a, b) -> a < b ? 1 : 0));
        operators.put("Neg", unary(a -> -a));
        operators.put("Abs", unary(Math::abs));
        operators.put("Sqrt", unary(Math::sqrt));
        operators.put("Exp", unary(Math::exp));
        operators.put("Floor", unary(Math::floor));
        operators.put("Ceil", unary(Math::ceil));
        operators.put("Round", unary(Math::rint));
        operators.put("Reciprocal", unary(a -> 1 / a));
        operators.put("Not", unary(a -> a == 0 ? 1 : 0));
        operators.put("Where", Operator.of(Folding::where));
        return Map.copyOf(operators);
    }

    /** A number at a probe and a place. */
    interface Numbers {
        double at(int probe, int place);
    }

    /** A constant computed from {@code sources}: weights if they all are, else sizes. */
    static Constant make(Call call, int[] shape, boolean integral, List<Constant> sources, Numbers numbers) {
        int length = OnnxTensor.length(shape);
        if (!integral && sources.stream().allMatch(Constant::isWeights)) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) numbers.at(0, i);
            }
            return Constant.weights(shape, values);
        }
        double[][] values = new double[call.probes()][length];
        for (int probe = 0; probe < values.length; probe++) {
            for (int i = 0; i < length; i++) {
                values[probe][i] = numbers.at(probe, i);
            }
        }
        return Constant.sizes(shape, integral, values);
    }

    private static Operator unary(DoubleUnaryOperator operator) {
        return Operator.of(call -> {
            Constant x = call.constant(0);
            return make(call, x.shape(), x.integral(), List.of(x), (p, i) -> operator.applyAsDouble(x.at(p, i)));
        });
    }

    private static Operator binary(DoubleBinaryOperator operator) {
        return Operator.of(call -> combine(call, operator));
    }

    private static Constant combine(Call call, DoubleBinaryOperator operator) {
        Constant a = call.constant(0);
        Constant b = call.constant(1);
        int[] shape = common(call, a.shape(), b.shape());
        return make(
                call,
                shape,
                a.integral() && b.integral(),
                List.of(a, b),
                (p, i) -> operator.applyAsDouble(a.at(p, place(i, shape, a)), b.at(p, place(i, shape, b))));
    }

    private static Constant divide(Call call) {
        boolean integral = call.constant(0).integral() && call.constant(1).integral();
        return combine(call, integral ? (a, b) -> (double) ((long) a / (long) b) : (a, b) -> a / b);
    }

    private static Value where(Call call) {
        Constant condition = call.constant(0);
        Constant a = call.constant(1);
        Constant b = call.constant(2);
        int[] shape = common(call, condition.shape(), common(call, a.shape(), b.shape()));
        return make(
                call,
                shape,
                a.integral(),
                List.of(condition, a, b),
                (p, i) -> condition.at(p, place(i, shape, condition)) != 0
                        ? a.at(p, place(i, shape, a))
                        : b.at(p, place(i, shape, b)));
    }

    /** The shape both can be spread to. */
    private static int[] common(Call call, int[] a, int[] b) {
        int[] shape = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < shape.length; i++) {
            int x = i < shape.length - a.length ? 1 : a[i - shape.length + a.length];
            int y = i < shape.length - b.length ? 1 : b[i - shape.length + b.length];
            if (x != y && x != 1 && y != 1) {
                throw call.node().fail("shapes " + Arrays.toString(a) + " and " + Arrays.toString(b) + " do not fit");
            }
            shape[i] = Math.max(x, y);
        }
        return shape;
    }

    /** Where the value for place {@code i} of {@code shape} lies in the smaller {@code constant}. */
    static int place(int i, int[] shape, Constant constant) {
        int[] own = constant.shape();
        int place = 0;
        int stride = 1;
        int rest = i;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            int index = rest % shape[axis];
            rest /= shape[axis];
            int ownAxis = axis - shape.length + own.length;
            if (ownAxis >= 0) {
                place += own[ownAxis] == 1 ? 0 : index * stride;
                stride *= own[ownAxis];
            }
        }
        return place;
    }

    private static Value constant(Call call) {
        OnnxNode node = call.node();
        if (node.tensor("value").isPresent()) {
            return OnnxTensor.read(node.tensor("value").get(), call.probes());
        }
        if (node.has("value_float")) {
            return Constant.weights(new int[0], new float[] {node.real("value_float", 0)});
        }
        if (node.has("value_floats")) {
            float[] values = node.reals("value_floats");
            return Constant.weights(new int[] {values.length}, values);
        }
        if (node.has("value_int")) {
            return same(call, new int[0], node.integer("value_int", 0));
        }
        if (node.has("value_ints")) {
            int[] values = node.integers("value_ints");
            return make(call, new int[] {values.length}, true, List.of(), (p, i) -> values[i]);
        }
        throw node.fail("its value is of a kind that is not read");
    }

    private static Constant same(Call call, int[] shape, double value) {
        return make(call, shape, true, List.of(), (p, i) -> value);
    }

    private static Value constantOfShape(Call call) {
        long[] sizes = call.weights(0).integers();
        int[] shape = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
        Constant value = call.node()
                .tensor("value")
                .map(tensor -> OnnxTensor.read(tensor, call.probes()))
                .orElse(Constant.weights(new int[] {1}, new float[1]));
        return make(call, shape, value.integral(), List.of(value), (p, i) -> value.at(p, 0));
    }

    private static Value shape(Call call) {
        int start = call.node().integer("start", 0);
        if (call.isMap(0)) {
            FeatureMap map = call.map(0);
            int from = start < 0 ? start + map.rank() : start;
            int to = end(call, map.rank());
            return make(call, new int[] {to - from}, true, List.of(), (p, i) -> map.size(from + i, call.probes())
                    .at(p));
        }
        int[] shape = call.constant(0).shape();
        int from = start < 0 ? start + shape.length : start;
        return make(call, new int[] {end(call, shape.length) - from}, true, List.of(), (p, i) -> shape[from + i]);
    }

    private static int end(Call call, int rank) {
        int end = call.node().integer("end", rank);
        return Math.min(end < 0 ? end + rank : end, rank);
    }

    private static Value size(Call call) {
        Extent length = call.isMap(0)
                ? call.map(0).length(call.probes())
                : call.net().probes().extent(call.constant(0).length());
        return make(call, new int[0], true, List.of(), (p, i) -> length.at(p));
    }

    private static Value cast(Call call) {
        Constant x = call.constant(0);
        if (!INTEGERS.contains(call.node().integer("to", 1))) {
            return x.asIntegral(false);
        }
        return make(call, x.shape(), true, List.of(x), (p, i) -> (double) (long) x.at(p, i));
    }
}
