package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Eltwise.Kind;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.PRelu;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Operators that combine two or more tensors elementwise. */
final class ArithmeticOperators {
    /** Operators that broadcast one way, at a named axis, in operator sets before 7. */
    private static final Set<String> NAMED_AXIS =
            Set.of("Add", "Sub", "Mul", "Div", "Pow", "And", "Or", "Xor", "Equal", "Greater", "Less");

    static final Map<String, OnnxOperator> OPERATORS = operators();

    private ArithmeticOperators() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("Add", OnnxOperator.of(context -> sum(context, 1)));
        operators.put("Sub", OnnxOperator.of(context -> sum(context, -1)));
        operators.put("Mul", OnnxOperator.of(ArithmeticOperators::product));
        operators.put("Div", OnnxOperator.of(ArithmeticOperators::quotient));
        operators.put("Pow", OnnxOperator.of(ArithmeticOperators::power));
        operators.put("Mod", OnnxOperator.of(ArithmeticOperators::modulo));
        operators.put("Sum", OnnxOperator.of(context -> all(context, Eltwise.sum(factors(context, 1)))));
        operators.put(
                "Mean",
                OnnxOperator.of(context -> all(
                        context,
                        Eltwise.sum(factors(context, 1f / context.inputs().size())))));
        operators.put("Max", OnnxOperator.of(context -> extreme(context, Kind.MAX)));
        operators.put("Min", OnnxOperator.of(context -> extreme(context, Kind.MIN)));
        operators.put("Less", OnnxOperator.of(context -> combine(context, Eltwise.of(Kind.LESS), 0, 1)));
        operators.put("Greater", OnnxOperator.of(context -> combine(context, Eltwise.of(Kind.LESS), 1, 0)));
        operators.put("LessOrEqual", OnnxOperator.of(context -> opposite(context, Kind.LESS, 1, 0)));
        operators.put("GreaterOrEqual", OnnxOperator.of(context -> opposite(context, Kind.LESS, 0, 1)));
        operators.put("Equal", OnnxOperator.of(context -> combine(context, Eltwise.of(Kind.EQUAL), 0, 1)));
        operators.put("And", OnnxOperator.of(context -> combine(context, Eltwise.product(), 0, 1)));
        operators.put("Or", OnnxOperator.of(context -> combine(context, Eltwise.max(), 0, 1)));
        operators.put("Xor", OnnxOperator.of(context -> opposite(context, Kind.EQUAL, 0, 1)));
        operators.put("Not", OnnxOperator.of(ArithmeticOperators::not));
        operators.put("Where", OnnxOperator.of(context -> combine(context, Eltwise.of(Kind.CHOICE), 0, 1, 2)));
        operators.put("PRelu", OnnxOperator.of(ArithmeticOperators::prelu));
        operators.replaceAll((type, operator) ->
                NAMED_AXIS.contains(type) ? context -> operator.read(atNamedAxis(context)) : operator);
        return operators;
    }

    /** The inputs as newer operator sets would have them: the second with trailing axes of size 1. */
    private static NodeContext atNamedAxis(NodeContext context) {
        if (context.node().opset() >= 7 || !context.has(1)) {
            return context;
        }
        boolean spread = context.node().flag("broadcast", false);
        boolean named = context.node().has("axis");
        int rank = rank(context, 0);
        int own = rank(context, 1);
        int axis = context.node().integer("axis", rank - own);
        if (!spread || !named) {
            return context;
        }
        int trailing = rank - own - (axis < 0 ? axis + rank : axis);
        if (trailing < 0 || trailing > rank) {
            throw context.node().fail("its axis " + axis + " does not fit tensors of ranks " + rank + " and " + own);
        }
        return context.with(context.inputs().get(0), trailed(context.inputs().get(1), trailing));
    }

    private static int rank(NodeContext context, int input) {
        return context.isMap(input)
                ? context.map(input).rank()
                : context.constant(input).rank();
    }

    /** The tensor with {@code count} trailing axes of size 1. */
    private static OnnxValue trailed(OnnxValue value, int count) {
        if (value instanceof FeatureMap map) {
            List<List<IndexDigit>> axes = new ArrayList<>(map.axes());
            axes.addAll(Collections.nCopies(count, List.of()));
            return new FeatureMap(map.blob(), axes);
        }
        Constant constant = (Constant) value;
        int[] shape = Arrays.copyOf(constant.shape(), constant.rank() + count);
        Arrays.fill(shape, constant.rank(), shape.length, 1);
        return constant.reshape(shape);
    }

    private static Float[] factors(NodeContext context, float value) {
        return Collections.nCopies(context.inputs().size(), value).toArray(Float[]::new);
    }

    private static OnnxValue sum(NodeContext context, float second) {
        requireTwo(context);
        int constant = context.isMap(0) ? 1 : 0;
        Optional<float[]> channels = channels(context, constant);
        if (channels.isEmpty()) {
            return combine(context, Eltwise.sum(1f, second), 0, 1);
        }
        float[] shift = channels.get().clone();
        float[] scale = new float[shift.length];
        Arrays.fill(scale, constant == 0 ? second : 1);
        for (int i = 0; i < shift.length && constant == 1; i++) {
            shift[i] *= second;
        }
        return affine(context, 1 - constant, scale, shift);
    }

    private static void requireTwo(NodeContext context) {
        if (!context.has(0) || !context.has(1)) {
            throw context.node().fail("it takes two inputs");
        }
    }

    /** The constant's value for each channel of the other input, if it has the same for all positions. */
    private static Optional<float[]> channels(NodeContext context, int constant) {
        if (context.isMap(constant)) {
            return Optional.empty();
        }
        return Broadcast.channels(context, context.map(1 - constant), context.weights(constant));
    }

    private static FeatureMap affine(NodeContext context, int map, float[] scale, float[] shift) {
        FeatureMap view = context.map(map).atLeastRank(context.constant(1 - map).rank());
        return context.write(new Affine(Tensor.of(scale), Tensor.of(shift)), view, view.blob());
    }

    private static OnnxValue product(NodeContext context) {
        requireTwo(context);
        int constant = context.isMap(0) ? 1 : 0;
        Optional<float[]> channels = channels(context, constant);
        return channels.isPresent()
                ? affine(context, 1 - constant, channels.get(), new float[channels.get().length])
                : combine(context, Eltwise.product(), 0, 1);
    }

    private static OnnxValue quotient(NodeContext context) {
        requireTwo(context);
        Optional<float[]> channels = context.isMap(0) ? channels(context, 1) : Optional.empty();
        if (channels.isEmpty()) {
            return combine(context, Eltwise.of(Kind.QUOTIENT), 0, 1);
        }
        float[] inverse = channels.get().clone();
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = 1 / inverse[i];
            if (!Float.isFinite(inverse[i])) {
                throw context.node().fail("it divides by 0");
            }
        }
        return affine(context, 0, inverse, new float[inverse.length]);
    }

    private static OnnxValue power(NodeContext context) {
        requireTwo(context);
        boolean single =
                context.isMap(0) && !context.isMap(1) && context.constant(1).length() == 1;
        if (!single) {
            return combine(context, Eltwise.of(Kind.POWER), 0, 1);
        }
        FeatureMap map = context.map(0).atLeastRank(context.constant(1).rank());
        float exponent = context.number(1);
        // A product is also correct for negative values.
        if (exponent == 2 || exponent == 3) {
            String[] factors = Collections.nCopies((int) exponent, map.blob()).toArray(String[]::new);
            return context.write(Eltwise.product(), map, factors);
        }
        return context.write(new Activation(Curve.POWER, exponent, 0), map, map.blob());
    }

    private static OnnxValue modulo(NodeContext context) {
        boolean remainder = context.node().flag("fmod", false);
        return combine(context, Eltwise.of(remainder ? Kind.REMAINDER : Kind.MODULO), 0, 1);
    }

    private static OnnxValue extreme(NodeContext context, Kind kind) {
        boolean bound = context.inputs().size() == 2
                && context.isMap(0)
                && !context.isMap(1)
                && context.constant(1).length() == 1;
        if (bound) {
            FeatureMap map = context.map(0).atLeastRank(context.constant(1).rank());
            float limit = context.number(1);
            Activation clip = kind == Kind.MAX
                    ? new Activation(Curve.CLIP, limit, Float.MAX_VALUE)
                    : new Activation(Curve.CLIP, -Float.MAX_VALUE, limit);
            return context.write(clip, map, map.blob());
        }
        return all(context, Eltwise.of(kind));
    }

    private static OnnxValue all(NodeContext context, Eltwise op) {
        if (context.inputs().size() == 1) {
            FeatureMap map = context.map(0);
            return context.write(op, map, map.blob());
        }
        return combine(
                context,
                op,
                java.util.stream.IntStream.range(0, context.inputs().size()).toArray());
    }

    /** Combines inputs, in the given order. */
    private static FeatureMap combine(NodeContext context, Op op, int... inputs) {
        Alignment aligned = aligned(context, inputs);
        return context.write(op, aligned.as(), aligned.blobs().toArray(String[]::new));
    }

    private static Alignment aligned(NodeContext context, int... inputs) {
        List<OnnxValue> values = Arrays.stream(inputs)
                .mapToObj(input -> {
                    if (!context.has(input)) {
                        throw context.node().fail("its input " + input + " is missing");
                    }
                    return context.inputs().get(input);
                })
                .toList();
        return Alignment.of(context, values);
    }

    /** 1 where a comparison gives 0, and 0 where it gives 1. */
    private static OnnxValue opposite(NodeContext context, Kind kind, int first, int second) {
        Alignment aligned = aligned(context, first, second);
        String compared =
                context.step("compared", Eltwise.of(kind), aligned.blobs().toArray(String[]::new));
        return context.write(context.linear(compared, -1, 1), aligned.as(), compared);
    }

    private static OnnxValue not(NodeContext context) {
        FeatureMap map = context.map(0);
        return context.write(PointwiseOperators.affine(context, -1, 1), map, map.blob());
    }

    /** {@code x} if it is above 0, else {@code slope · x}. */
    private static OnnxValue prelu(NodeContext context) {
        Optional<float[]> slopes = context.isMap(0) ? channels(context, 1) : Optional.empty();
        FeatureMap map = context.map(0);
        if (slopes.isPresent()) {
            return context.write(new PRelu(Tensor.of(slopes.get())), map, map.blob());
        }
        String negative = context.step(
                "negative", Relu.PLAIN, context.step("turned", PointwiseOperators.affine(context, -1, 0), map.blob()));
        String positive = context.step("positive", Relu.PLAIN, map.blob());
        Alignment scaled = Alignment.of(
                context, List.of(map.withBlob(negative), context.inputs().get(1)));
        FeatureMap falling = scaled.as()
                .withBlob(
                        context.step("scaled", Eltwise.product(), scaled.blobs().toArray(String[]::new)));
        Alignment both = Alignment.of(context, List.of(map.withBlob(positive), falling));
        return context.write(Eltwise.sum(1f, -1f), both.as(), both.blobs().toArray(String[]::new));
    }
}
