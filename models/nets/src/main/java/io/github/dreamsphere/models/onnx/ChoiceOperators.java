package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Composition.integer;
import static io.github.dreamsphere.models.onnx.Composition.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Operators that find the greatest values or mark some. Indices and marks have no gradient, values have one. */
final class ChoiceOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "ArgMax", OnnxOperator.of(context -> new ChoiceOperators(context).index(true)),
            "ArgMin", OnnxOperator.of(context -> new ChoiceOperators(context).index(false)),
            "Hardmax", OnnxOperator.of(context -> new ChoiceOperators(context).hardmax()),
            "TopK", context -> new ChoiceOperators(context).greatest(),
            "OneHot", OnnxOperator.of(context -> new ChoiceOperators(context).oneHot()),
            "IsInf", OnnxOperator.of(context -> new ChoiceOperators(context).infinite()),
            "IsNaN", OnnxOperator.of(context -> new ChoiceOperators(context).notANumber()));

    /** Each value of a TopK takes a layer or more. */
    private static final int MOST_VALUES = 64;

    private final NodeContext context;
    private final OnnxNode node;
    private final Composition composition;
    private final OnnxValue x;

    private ChoiceOperators(NodeContext context) {
        this.context = context;
        this.node = context.node();
        this.composition = new Composition(context);
        this.x = context.map(0);
    }

    private int axis(int otherwise) {
        return context.axis(node.integer("axis", otherwise), composition.rank(x));
    }

    private OnnxValue index(boolean greatest) {
        int axis = axis(0);
        boolean last = node.flag("select_last_index", false);
        OnnxValue values = greatest ? x : composition.apply("Neg", x);
        OnnxValue index = index(values, axis, last);
        return composition.result(node.flag("keepdims", true) ? index : squeezed(index, axis));
    }

    private OnnxValue squeezed(OnnxValue value, int axis) {
        return composition.apply("Squeeze", value, composition.integers(axis));
    }

    /** The index of the first or last of the greatest values along an axis, which stays with size 1. */
    private OnnxValue index(OnnxValue values, int axis, boolean last) {
        int size = composition.fixed(composition.sizes(values).get(axis));
        OnnxValue greatest = extreme("ReduceMax", values, axis);
        OnnxValue marks = composition.apply("Equal", values, greatest);
        if (last) {
            OnnxValue ranks = composition.apply("Mul", marks, counted(values, axis, 1, 1));
            return composition.apply("Sub", extreme("ReduceMax", ranks, axis), number(1));
        }
        OnnxValue ranks = composition.apply("Mul", marks, counted(values, axis, size, -1));
        return composition.apply("Sub", number(size), extreme("ReduceMax", ranks, axis));
    }

    private OnnxValue extreme(String type, OnnxValue values, int axis) {
        return composition.apply(type, values, composition.integers(axis), integer("keepdims", 1));
    }

    /** {@code first, first + step, …} along an axis. */
    private Constant counted(OnnxValue values, int axis, int first, int step) {
        int[] shape = new int[composition.rank(values)];
        Arrays.fill(shape, 1);
        shape[axis] = composition.fixed(composition.sizes(values).get(axis));
        float[] numbers = new float[shape[axis]];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = first + i * step;
        }
        return Constant.weights(shape, numbers);
    }

    /** 1 at the first of the greatest values along an axis, else 0. */
    private OnnxValue marked(OnnxValue values, int axis, OnnxValue index) {
        return composition.apply("Equal", index, counted(values, axis, 0, 1));
    }

    /** Over one axis or, in operator sets before 13, over it and all axes behind it together. */
    private OnnxValue hardmax() {
        boolean together = node.opset() < 13;
        int axis = axis(together ? 1 : -1);
        if (!together) {
            return composition.result(marked(x, axis, index(x, axis, false)));
        }
        OnnxValue flat = composition.apply("Flatten", x, integer("axis", axis));
        OnnxValue marks = marked(flat, 1, index(flat, 1, false));
        return composition.result(composition.reshape(marks, composition.sizes(x)));
    }

    /** The greatest values, one after the other, and their indices. */
    private List<OnnxValue> greatest() {
        node.ignore("sorted");
        int axis = axis(-1);
        long count = context.has(1) ? context.weights(1).integers()[0] : node.integer("k", 1);
        boolean largest = node.flag("largest", true);
        if (count < 1 || count > MOST_VALUES) {
            throw node.unsupported("its k is " + count + "; 1 to " + MOST_VALUES + " are supported");
        }
        OnnxValue rest = largest ? x : composition.apply("Neg", x);
        List<OnnxValue> values = new ArrayList<>();
        List<OnnxValue> indices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            OnnxValue index = index(rest, axis, false);
            indices.add(index);
            values.add(extreme("ReduceMax", rest, axis));
            rest = composition.apply("Where", Arrays.asList(marked(rest, axis, index), number(-Float.MAX_VALUE), rest));
        }
        OnnxValue joined = joined(values, axis);
        return List.of(composition.result(largest ? joined : composition.apply("Neg", joined)), joined(indices, axis));
    }

    private OnnxValue joined(List<OnnxValue> parts, int axis) {
        return parts.size() == 1 ? parts.get(0) : composition.apply("Concat", parts, integer("axis", axis));
    }

    private OnnxValue oneHot() {
        int depth = (int) context.weights(1).at(0, 0);
        Constant values = context.weights(2);
        int rank = composition.rank(x) + 1;
        int axis = context.axis(node.integer("axis", -1), rank);
        if (depth < 1 || values.length() != 2) {
            throw node.fail("it needs a depth of at least 1 and two values");
        }
        context.net().checkedLength(node, depth);
        // Negative indices count from the end.
        OnnxValue index = composition.apply(
                "Where",
                Arrays.asList(composition.apply("Less", x, number(0)), composition.apply("Add", x, number(depth)), x));
        int[] shape = new int[rank];
        Arrays.fill(shape, 1);
        shape[axis] = depth;
        float[] numbers = new float[depth];
        for (int i = 0; i < depth; i++) {
            numbers[i] = i;
        }
        OnnxValue apart = composition.apply("Unsqueeze", index, composition.integers(axis));
        OnnxValue marks = composition.apply("Equal", apart, Constant.weights(shape, numbers));
        float off = (float) values.at(0, 0);
        float on = (float) values.at(0, 1);
        return composition.result(
                composition.apply("Add", composition.apply("Mul", marks, number(on - off)), number(off)));
    }

    private OnnxValue infinite() {
        boolean positive = node.flag("detect_positive", true);
        boolean negative = node.flag("detect_negative", true);
        if (!positive && !negative) {
            return composition.result(composition.apply("Mul", composition.apply("Equal", x, x), number(0)));
        }
        OnnxValue measured =
                positive && negative ? composition.apply("Abs", x) : positive ? x : composition.apply("Neg", x);
        return composition.result(composition.apply("Greater", measured, number(Float.MAX_VALUE)));
    }

    private OnnxValue notANumber() {
        return composition.result(composition.apply("Not", composition.apply("Equal", x, x)));
    }
}
