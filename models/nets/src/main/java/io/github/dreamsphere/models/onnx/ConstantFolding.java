package io.github.dreamsphere.models.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Operators computed while reading: arithmetic on constants, and tensor shapes. */
final class ConstantFolding {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private ConstantFolding() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>(ConstantShapes.OPERATORS);
        operators.putAll(ConstantReductions.OPERATORS);
        operators.put("Constant", OnnxOperator.of(ConstantFolding::constant));
        operators.put("ConstantOfShape", OnnxOperator.of(ConstantFolding::constantOfShape));
        operators.put("Shape", OnnxOperator.of(ConstantFolding::shape));
        operators.put("Size", OnnxOperator.of(ConstantFolding::size));
        operators.put("Cast", OnnxOperator.of(ConstantFolding::cast));
        operators.put("CastLike", OnnxOperator.of(ConstantFolding::castLike));
        operators.put("Identity", OnnxOperator.of(context -> context.constant(0)));
        operators.put("Dropout", OnnxOperator.of(ConstantFolding::dropout));
        binaries().forEach((type, operator) -> operators.put(type, binary(operator)));
        comparisons()
                .forEach((type, operator) ->
                        operators.put(type, OnnxOperator.of(context -> combine(context, true, operator))));
        unaries().forEach((type, operator) -> operators.put(type, unary(operator)));
        operators.put("Div", OnnxOperator.of(ConstantFolding::divide));
        operators.put("Mod", OnnxOperator.of(ConstantFolding::modulo));
        operators.put("Clip", OnnxOperator.of(ConstantFolding::clip));
        operators.put("Where", OnnxOperator.of(ConstantFolding::where));
        operators.put("Sum", OnnxOperator.of(ConstantFolding::sum));
        return Map.copyOf(operators);
    }

    private static Map<String, DoubleBinaryOperator> binaries() {
        return Map.of(
                "Add", Double::sum,
                "Sub", (a, b) -> a - b,
                "Mul", (a, b) -> a * b,
                "Pow", Math::pow,
                "Max", Math::max,
                "Min", Math::min);
    }

    private static Map<String, DoubleBinaryOperator> comparisons() {
        return Map.of(
                "Equal", (a, b) -> a == b ? 1 : 0,
                "Greater", (a, b) -> a > b ? 1 : 0,
                "GreaterOrEqual", (a, b) -> a >= b ? 1 : 0,
                "Less", (a, b) -> a < b ? 1 : 0,
                "LessOrEqual", (a, b) -> a <= b ? 1 : 0,
                "And", (a, b) -> a != 0 && b != 0 ? 1 : 0,
                "Or", (a, b) -> a != 0 || b != 0 ? 1 : 0,
                "Xor", (a, b) -> a != 0 ^ b != 0 ? 1 : 0);
    }

    private static Map<String, DoubleUnaryOperator> unaries() {
        Map<String, DoubleUnaryOperator> unaries = new HashMap<>();
        unaries.put("Neg", a -> -a);
        unaries.put("Abs", Math::abs);
        unaries.put("Sqrt", Math::sqrt);
        unaries.put("Exp", Math::exp);
        unaries.put("Log", Math::log);
        unaries.put("Floor", Math::floor);
        unaries.put("Ceil", Math::ceil);
        unaries.put("Round", Math::rint);
        unaries.put("Sign", Math::signum);
        unaries.put("Sin", Math::sin);
        unaries.put("Cos", Math::cos);
        unaries.put("Tan", Math::tan);
        unaries.put("Tanh", Math::tanh);
        unaries.put("Atan", Math::atan);
        unaries.put("Sigmoid", a -> 1 / (1 + Math.exp(-a)));
        unaries.put("Softplus", a -> Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a))));
        unaries.put("Relu", a -> Math.max(a, 0));
        unaries.put("Reciprocal", a -> 1 / a);
        unaries.put("Not", a -> a == 0 ? 1 : 0);
        return unaries;
    }

    /** A number by probe and index. */
    interface Numbers {
        double at(int probe, int place);
    }

    /** A constant computed from {@code sources}: weights if they all are weights, else sizes. */
    static Constant make(NodeContext context, int[] shape, boolean integral, List<Constant> sources, Numbers numbers) {
        int length = context.net().checkedLength(context.node(), shape);
        boolean fixed = sources.stream().allMatch(Constant::fixed);
        if (!integral && fixed) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) numbers.at(0, i);
            }
            return Constant.weights(shape, values);
        }
        double[][] values = new double[context.probes()][];
        for (int probe = 0; probe < values.length; probe++) {
            values[probe] = fixed && probe > 0 ? values[0] : new double[length];
            for (int i = 0; i < length && !(fixed && probe > 0); i++) {
                values[probe][i] = numbers.at(probe, i);
            }
        }
        return Constant.sizes(shape, integral, values);
    }

    private static OnnxOperator unary(DoubleUnaryOperator operator) {
        return OnnxOperator.of(context -> {
            Constant x = context.constant(0);
            return make(context, x.shape(), x.integral(), List.of(x), (p, i) -> operator.applyAsDouble(x.at(p, i)));
        });
    }

    private static OnnxOperator binary(DoubleBinaryOperator operator) {
        return OnnxOperator.of(context -> {
            Constant combined = context.constant(0);
            for (int i = 1; i < context.inputs().size(); i++) {
                NodeContext pair = context.with(combined, context.constant(i));
                boolean integral = combined.integral() && context.constant(i).integral();
                combined = combine(pair, integral, operator);
            }
            return combined;
        });
    }

    private static Constant sum(NodeContext context) {
        return (Constant) binary(Double::sum).read(context).get(0);
    }

    private static Constant combine(NodeContext context, boolean integral, DoubleBinaryOperator operator) {
        Constant a = context.constant(0);
        Constant b = context.constant(1);
        int[] shape = common(context, a.shape(), b.shape());
        return make(
                context,
                shape,
                integral,
                List.of(a, b),
                (p, i) -> operator.applyAsDouble(a.at(p, place(i, shape, a)), b.at(p, place(i, shape, b))));
    }

    private static Constant divide(NodeContext context) {
        boolean integral = context.constant(0).integral() && context.constant(1).integral();
        return combine(context, integral, integral ? (a, b) -> quotient(context, a, b) : (a, b) -> a / b);
    }

    private static double quotient(NodeContext context, double a, double b) {
        if ((long) b == 0) {
            throw context.node().fail("it divides by 0");
        }
        return (double) ((long) a / (long) b);
    }

    private static Constant modulo(NodeContext context) {
        boolean integral = context.constant(0).integral() && context.constant(1).integral();
        boolean remainder = context.node().flag("fmod", false);
        return combine(context, integral, remainder ? (a, b) -> a % b : (a, b) -> a - b * Math.floor(a / b));
    }

    private static Constant clip(NodeContext context) {
        Constant x = context.constant(0);
        double low = context.has(1) ? context.number(1) : context.node().real("min", Float.NEGATIVE_INFINITY);
        double high = context.has(2) ? context.number(2) : context.node().real("max", Float.POSITIVE_INFINITY);
        return make(context, x.shape(), x.integral(), List.of(x), (p, i) -> Math.min(Math.max(x.at(p, i), low), high));
    }

    private static OnnxValue dropout(NodeContext context) {
        context.node().ignore("ratio", "seed", "is_test", "consumed_inputs");
        return context.constant(0);
    }

    private static OnnxValue where(NodeContext context) {
        Constant condition = context.constant(0);
        Constant a = context.constant(1);
        Constant b = context.constant(2);
        int[] shape = common(context, condition.shape(), common(context, a.shape(), b.shape()));
        return make(
                context,
                shape,
                a.integral(),
                List.of(condition, a, b),
                (p, i) -> condition.at(p, place(i, shape, condition)) != 0
                        ? a.at(p, place(i, shape, a))
                        : b.at(p, place(i, shape, b)));
    }

    /** The shape to which both broadcast. */
    private static int[] common(NodeContext context, int[] a, int[] b) {
        int[] shape = new int[Math.max(a.length, b.length)];
        for (int i = 0; i < shape.length; i++) {
            int x = i < shape.length - a.length ? 1 : a[i - shape.length + a.length];
            int y = i < shape.length - b.length ? 1 : b[i - shape.length + b.length];
            if (x != y && x != 1 && y != 1) {
                throw context.node()
                        .fail("shapes " + Arrays.toString(a) + " and " + Arrays.toString(b) + " do not match");
            }
            shape[i] = Math.max(x, y);
        }
        return shape;
    }

    /** The index in {@code constant} of the value for index {@code i} of {@code shape}, to which it broadcasts. */
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

    private static OnnxValue constant(NodeContext context) {
        OnnxNode node = context.node();
        if (node.tensor("value").isPresent()) {
            return context.net().tensors().read(node.tensor("value").get(), context.probes());
        }
        if (node.has("value_float")) {
            return Constant.weights(new int[0], new float[] {node.real("value_float", 0)});
        }
        if (node.has("value_floats")) {
            float[] values = node.reals("value_floats");
            return Constant.weights(new int[] {values.length}, values);
        }
        if (node.has("value_int")) {
            return same(context, new int[0], node.integer("value_int", 0));
        }
        if (node.has("value_ints")) {
            int[] values = node.integers("value_ints");
            return make(context, new int[] {values.length}, true, List.of(), (p, i) -> values[i]);
        }
        throw node.unsupported("a value of this type is not supported");
    }

    private static Constant same(NodeContext context, int[] shape, double value) {
        return make(context, shape, true, List.of(), (p, i) -> value);
    }

    private static OnnxValue constantOfShape(NodeContext context) {
        int[] shape = context.integers(0, "");
        Constant value = context.node()
                .tensor("value")
                .map(tensor -> context.net().tensors().read(tensor, context.probes()))
                .orElse(Constant.weights(new int[] {1}, new float[1]));
        if (value.length() != 1) {
            throw context.node().fail("its value must be one number, had " + value.length());
        }
        return make(context, shape, value.integral(), List.of(value), (p, i) -> value.at(p, 0));
    }

    private static OnnxValue shape(NodeContext context) {
        int rank =
                context.isMap(0) ? context.map(0).rank() : context.constant(0).rank();
        int from = bound(context.node().integer("start", 0), rank);
        int to = Math.max(bound(context.node().integer("end", rank), rank), from);
        int[] length = {to - from};
        if (context.isMap(0)) {
            FeatureMap map = context.map(0);
            return Constant.sizes(
                    length,
                    true,
                    IntStream.range(0, context.probes())
                            .mapToObj(probe -> IntStream.range(from, to)
                                    .mapToDouble(axis ->
                                            map.size(axis, context.probes()).at(probe))
                                    .toArray())
                            .toArray(double[][]::new));
        }
        int[] shape = context.constant(0).shape();
        return make(context, length, true, List.of(), (p, i) -> shape[from + i]);
    }

    /** An axis counted from the front, within 0 and {@code rank}. */
    private static int bound(int axis, int rank) {
        return Math.max(Math.min(axis < 0 ? axis + rank : axis, rank), 0);
    }

    private static OnnxValue size(NodeContext context) {
        AxisSize length = context.isMap(0)
                ? context.map(0).length(context.probes())
                : context.net().probes().extent(context.constant(0).length());
        return Constant.sizes(
                new int[0],
                true,
                length.sizes().stream().map(size -> new double[] {size}).toArray(double[][]::new));
    }

    private static OnnxValue cast(NodeContext context) {
        context.node().ignore("saturate", "round_mode");
        Constant x = context.constant(0);
        int type = context.node().integer("to", 1);
        if (type == ElementType.BOOL) {
            return make(context, x.shape(), true, List.of(x), (p, i) -> x.at(p, i) != 0 ? 1 : 0);
        }
        if (ElementType.isInteger(type)) {
            return make(context, x.shape(), true, List.of(x), (p, i) -> (double) (long) x.at(p, i));
        }
        if (!ElementType.isFloat(type)) {
            throw context.node().unsupported("a cast to " + ElementType.name(type) + " is not supported");
        }
        return x.asIntegral(false);
    }

    private static OnnxValue castLike(NodeContext context) {
        context.node().ignore("saturate", "round_mode");
        Constant x = context.constant(0);
        if (!context.constant(1).integral()) {
            return x.asIntegral(false);
        }
        return make(context, x.shape(), true, List.of(x), (p, i) -> (double) (long) x.at(p, i));
    }
}
