package io.github.dreamsphere.models.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Operators computed while reading: arithmetic on constants, and tensor shapes. */
final class ConstantFolding {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    /** Integer types of {@code TensorProto.DataType}: casts to them round towards 0. */
    private static final List<Integer> INTEGERS = List.of(2, 3, 4, 5, 6, 7, 9, 12, 13);

    private ConstantFolding() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>(ConstantShapes.OPERATORS);
        operators.put("Constant", OnnxOperator.of(ConstantFolding::constant));
        operators.put("ConstantOfShape", OnnxOperator.of(ConstantFolding::constantOfShape));
        operators.put("Shape", OnnxOperator.of(ConstantFolding::shape));
        operators.put("Size", OnnxOperator.of(ConstantFolding::size));
        operators.put("Cast", OnnxOperator.of(ConstantFolding::cast));
        operators.put("Identity", OnnxOperator.of(context -> context.constant(0)));
        operators.put("Dropout", OnnxOperator.of(context -> context.constant(0)));
        operators.put("Add", binary(Double::sum));
        operators.put("Sub", binary((a, b) -> a - b));
        operators.put("Mul", binary((a, b) -> a * b));
        operators.put("Div", OnnxOperator.of(ConstantFolding::divide));
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
        operators.put("Where", OnnxOperator.of(ConstantFolding::where));
        return Map.copyOf(operators);
    }

    /** A number by probe and index. */
    interface Numbers {
        double at(int probe, int place);
    }

    /** A constant computed from {@code sources}: weights if they all are weights, else sizes. */
    static Constant make(NodeContext context, int[] shape, boolean integral, List<Constant> sources, Numbers numbers) {
        int length = OnnxTensor.length(shape);
        if (!integral && sources.stream().allMatch(Constant::isWeights)) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) numbers.at(0, i);
            }
            return Constant.weights(shape, values);
        }
        double[][] values = new double[context.probes()][length];
        for (int probe = 0; probe < values.length; probe++) {
            for (int i = 0; i < length; i++) {
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
        return OnnxOperator.of(context -> combine(context, operator));
    }

    private static Constant combine(NodeContext context, DoubleBinaryOperator operator) {
        Constant a = context.constant(0);
        Constant b = context.constant(1);
        int[] shape = common(context, a.shape(), b.shape());
        return make(
                context,
                shape,
                a.integral() && b.integral(),
                List.of(a, b),
                (p, i) -> operator.applyAsDouble(a.at(p, place(i, shape, a)), b.at(p, place(i, shape, b))));
    }

    private static Constant divide(NodeContext context) {
        boolean integral = context.constant(0).integral() && context.constant(1).integral();
        return combine(context, integral ? (a, b) -> (double) ((long) a / (long) b) : (a, b) -> a / b);
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
            return OnnxTensor.read(node.tensor("value").get(), context.probes());
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
        throw node.fail("a value of this type is not supported");
    }

    private static Constant same(NodeContext context, int[] shape, double value) {
        return make(context, shape, true, List.of(), (p, i) -> value);
    }

    private static OnnxValue constantOfShape(NodeContext context) {
        long[] sizes = context.weights(0).integers();
        int[] shape = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
        Constant value = context.node()
                .tensor("value")
                .map(tensor -> OnnxTensor.read(tensor, context.probes()))
                .orElse(Constant.weights(new int[] {1}, new float[1]));
        return make(context, shape, value.integral(), List.of(value), (p, i) -> value.at(p, 0));
    }

    private static OnnxValue shape(NodeContext context) {
        int start = context.node().integer("start", 0);
        if (context.isMap(0)) {
            FeatureMap map = context.map(0);
            int from = start < 0 ? start + map.rank() : start;
            int to = end(context, map.rank());
            return make(context, new int[] {to - from}, true, List.of(), (p, i) -> map.size(from + i, context.probes())
                    .at(p));
        }
        int[] shape = context.constant(0).shape();
        int from = start < 0 ? start + shape.length : start;
        return make(context, new int[] {end(context, shape.length) - from}, true, List.of(), (p, i) -> shape[from + i]);
    }

    private static int end(NodeContext context, int rank) {
        int end = context.node().integer("end", rank);
        return Math.min(end < 0 ? end + rank : end, rank);
    }

    private static OnnxValue size(NodeContext context) {
        AxisSize length = context.isMap(0)
                ? context.map(0).length(context.probes())
                : context.net().probes().extent(context.constant(0).length());
        return make(context, new int[0], true, List.of(), (p, i) -> length.at(p));
    }

    private static OnnxValue cast(NodeContext context) {
        Constant x = context.constant(0);
        if (!INTEGERS.contains(context.node().integer("to", 1))) {
            return x.asIntegral(false);
        }
        return make(context, x.shape(), true, List.of(x), (p, i) -> (double) (long) x.at(p, i));
    }
}
