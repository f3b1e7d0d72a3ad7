package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.keras.Value.Source;
import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Layers that combine several tensors. */
final class MergeLayers {
    static final Map<String, LayerReader> READERS = Map.of(
            "Add", context -> sum(context, 1),
            "Average", context -> sum(context, 1f / context.inputs().size()),
            "Subtract", MergeLayers::difference,
            "Multiply", context -> combined(context, Eltwise.product(), context.inputs()),
            "Maximum", context -> combined(context, Eltwise.max(), context.inputs()),
            "Minimum", MergeLayers::minimum,
            "Concatenate", context -> concatenated(context, context.inputs(), axis(context, "axis", -1)),
            "Merge", MergeLayers::merge,
            "CustomScaleLayer",
                    context -> combined(
                            context, Eltwise.sum(1f, context.settings().number(1, "scale")), context.inputs()));

    private MergeLayers() {}

    private static int axis(LayerContext context, String name, int otherwise) {
        return context.settings().whole(name).orElse(new int[] {otherwise})[0];
    }

    private static Value sum(LayerContext context, float factor) {
        Float[] factors = Collections.nCopies(context.inputs().size(), factor).toArray(Float[]::new);
        return combined(context, Eltwise.sum(factors), context.inputs());
    }

    private static Value difference(LayerContext context) {
        return combined(context, Eltwise.sum(1f, -1f), context.inputs());
    }

    /** {@code −max(−a, −b, …)}. */
    private static Value minimum(LayerContext context) {
        return combined(context, Eltwise.of(Eltwise.Kind.MIN), context.inputs());
    }

    /** The layer of Keras 1 for all of these. */
    private static Value merge(LayerContext context) {
        String mode = context.settings().text("mode").orElse("sum");
        return switch (mode) {
            case "sum" -> sum(context, 1);
            case "ave" -> sum(context, 1f / context.inputs().size());
            case "mul" -> combined(context, Eltwise.product(), context.inputs());
            case "max" -> combined(context, Eltwise.max(), context.inputs());
            case "concat" -> concatenated(context, context.inputs(), axis(context, "concat_axis", -1));
            default -> throw new UnsupportedLayerException("merges by '" + mode + "', which is not supported");
        };
    }

    /** Combines tensors elementwise; those with fewer axes get axes of size 1 in front. */
    static Value combined(LayerContext context, Eltwise op, List<Value> values) {
        if (values.isEmpty()) {
            throw new UnsupportedLayerException("reads no tensor");
        }
        int rank = values.stream().mapToInt(Value::rank).max().orElseThrow();
        List<Value> same = values.stream().map(value -> value.withRank(rank)).toList();
        List<List<Source>> axes = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            axes.add(joined(same, axis));
        }
        String[] blobs = same.stream().map(Value::blob).toArray(String[]::new);
        return new Value(context.add(op, blobs), axes);
    }

    /** The axis of all tensors that have more than one entry along it. */
    private static List<Source> joined(List<Value> values, int axis) {
        List<Source> joined = List.of();
        for (Value value : values) {
            List<Source> own = value.axes().get(axis);
            if (!own.isEmpty() && !joined.isEmpty() && !own.equals(joined)) {
                throw new UnsupportedLayerException("combines tensors whose values are in different orders");
            }
            joined = own.isEmpty() ? joined : own;
        }
        return joined;
    }

    static Value concatenated(LayerContext context, List<Value> values, int number) {
        if (values.isEmpty()) {
            throw new UnsupportedLayerException("reads no tensor");
        }
        int axis = values.get(0).axis(number);
        List<List<Source>> axes = new ArrayList<>();
        for (int i = 0; i < values.get(0).rank(); i++) {
            int place = i;
            boolean all = values.stream()
                    .allMatch(value -> value.rank() > place && (place == axis) == value.isChannels(place)
                            || place != axis && value.axes().get(place).isEmpty());
            if (!all) {
                throw new UnsupportedLayerException("concatenates along rows or columns; only channels are supported");
            }
            axes.add(place == axis ? List.of(Source.CHANNELS) : joined(values, place));
        }
        String[] blobs = values.stream().map(Value::blob).toArray(String[]::new);
        return new Value(context.add(new Concat(), blobs), axes);
    }

    /** Arithmetic of two operands, of which one may be a constant. */
    static Value arithmetic(LayerContext context, String function) {
        List<Operand> operands = context.arguments().operands();
        if (operands.size() != 2) {
            throw new UnsupportedLayerException("is arithmetic of " + operands.size() + " operands");
        }
        boolean first = operands.get(0) instanceof TensorRef;
        boolean second = operands.get(1) instanceof TensorRef;
        if (first && second) {
            return ofTensors(context, function);
        }
        Operand constant = operands.get(first ? 1 : 0);
        Value value = context.input();
        float[] numbers = NormalisationLayers.perChannel(context, value, ((Operand.Numbers) constant).values());
        return withConstant(context, function, value, numbers, first);
    }

    private static Value ofTensors(LayerContext context, String function) {
        List<Value> values = context.inputs();
        return switch (function) {
            case "add" -> combined(context, Eltwise.sum(1f, 1f), values);
            case "subtract" -> combined(context, Eltwise.sum(1f, -1f), values);
            case "multiply" -> combined(context, Eltwise.product(), values);
            case "maximum" -> combined(context, Eltwise.max(), values);
            case "minimum" -> minimum(context);
            default ->
                combined(
                        context,
                        Eltwise.product(),
                        List.of(values.get(0), context.add(new Activation(Curve.POWER, -1, 0), values.get(1))));
        };
    }

    private static Value withConstant(
            LayerContext context, String function, Value value, float[] numbers, boolean tensorFirst) {
        return switch (function) {
            case "add" -> affine(context, value, 1, numbers, 1);
            case "subtract" ->
                tensorFirst ? affine(context, value, 1, numbers, -1) : affine(context, value, -1, numbers, 1);
            case "multiply" -> context.add(new Affine(Tensor.of(numbers), Tensor.zeros(numbers.length)), value);
            case "divide" -> {
                if (!tensorFirst) {
                    Value inverse = context.add(new Activation(Curve.POWER, -1, 0), value);
                    yield context.add(new Affine(Tensor.of(numbers), Tensor.zeros(numbers.length)), inverse);
                }
                float[] inverse = new float[numbers.length];
                for (int i = 0; i < inverse.length; i++) {
                    inverse[i] = 1 / numbers[i];
                }
                yield context.add(new Affine(Tensor.of(inverse), Tensor.zeros(inverse.length)), value);
            }
            default -> clipped(context, function, value, numbers);
        };
    }

    private static Value clipped(LayerContext context, String function, Value value, float[] numbers) {
        for (float number : numbers) {
            if (number != numbers[0]) {
                throw new UnsupportedLayerException("compares channels with different numbers");
            }
        }
        boolean least = function.equals("maximum");
        return context.add(
                new Activation(Curve.CLIP, least ? numbers[0] : -Float.MAX_VALUE, least ? Float.MAX_VALUE : numbers[0]),
                value);
    }

    private static Value affine(LayerContext context, Value value, float factor, float[] numbers, float sign) {
        float[] scale = new float[numbers.length];
        float[] shift = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            scale[i] = factor;
            shift[i] = sign * numbers[i];
        }
        return context.add(new Affine(Tensor.of(scale), Tensor.of(shift)), value);
    }
}
