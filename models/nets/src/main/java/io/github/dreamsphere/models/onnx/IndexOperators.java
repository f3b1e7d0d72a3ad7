package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Composition.integer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Gathers, scatters and losses by indices that the file fixes. */
final class IndexOperators {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private final NodeContext context;
    private final OnnxNode node;
    private final Composition composition;

    private IndexOperators(NodeContext context) {
        this.context = context;
        this.node = context.node();
        this.composition = new Composition(context);
    }

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("GatherElements", OnnxOperator.of(context -> new IndexOperators(context).gatherElements()));
        operators.put("GatherND", OnnxOperator.of(context -> new IndexOperators(context).gatherParts()));
        operators.put("ScatterElements", OnnxOperator.of(context -> new IndexOperators(context).scatterElements()));
        operators.put("Scatter", OnnxOperator.of(context -> new IndexOperators(context).scatterElements()));
        operators.put("ScatterND", OnnxOperator.of(context -> new IndexOperators(context).scatterParts()));
        operators.put("ReverseSequence", OnnxOperator.of(context -> new IndexOperators(context).reverse()));
        operators.put("MaxUnpool", OnnxOperator.of(context -> new IndexOperators(context).unpool()));
        operators.put("Col2Im", OnnxOperator.of(context -> new IndexOperators(context).columnsToImage()));
        operators.put("NegativeLogLikelihoodLoss", OnnxOperator.of(context -> new IndexOperators(context)
                .likelihoodLoss(context.map(0))));
        operators.put("SoftmaxCrossEntropyLoss", context -> new IndexOperators(context).crossEntropy());
        return Map.copyOf(operators);
    }

    private int[] shape(int input) {
        return composition.fixedSizes(context.inputs().get(input));
    }

    /** An input of indices, which must be constant. */
    private Constant constantIndices(int input) {
        if (context.isMap(input)) {
            throw node.unsupported("its indices depend on the picture");
        }
        return context.weights(input);
    }

    private long[] indices(int input) {
        return constantIndices(input).integers();
    }

    private int index(long index, int size) {
        return context.axis((int) Math.max(Math.min(index, Integer.MAX_VALUE), Integer.MIN_VALUE / 2), size);
    }

    /** The indices along all axes of a place in a tensor of this shape. */
    private static int[] along(int place, int[] shape) {
        int[] along = new int[shape.length];
        int rest = place;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            along[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return along;
    }

    private static int place(int[] along, int[] strides) {
        return IntStream.range(0, along.length).map(i -> along[i] * strides[i]).sum();
    }

    /** For each index of an elementwise gather or scatter, the place in the tensor. */
    private int[] elements(int[] shape, Constant given, int axis) {
        int[] own = given.shape();
        boolean fits = own.length == shape.length
                && IntStream.range(0, shape.length).allMatch(i -> i == axis || own[i] <= shape[i]);
        if (!fits) {
            throw node.fail("its indices of shape " + Arrays.toString(own) + " do not fit " + Arrays.toString(shape));
        }
        long[] indices = given.integers();
        int[] strides = ConstantShapes.strides(shape);
        int[] places = new int[indices.length];
        for (int i = 0; i < places.length; i++) {
            int[] along = along(i, own);
            along[axis] = index(indices[i], shape[axis]);
            places[i] = place(along, strides);
        }
        return places;
    }

    private OnnxValue gatherElements() {
        Constant given = constantIndices(1);
        int[] shape = shape(0);
        int axis = context.axis(node.integer("axis", 0), shape.length);
        return composition.result(composition.gathered(context.map(0), elements(shape, given, axis), given.shape()));
    }

    /** For each value of a gather or scatter by index tuples, the place in the tensor. */
    private int[] parts(int[] shape, Constant given, int batches) {
        int[] own = given.shape();
        int depth = own.length == 0 ? 0 : own[own.length - 1];
        if (depth < 1 || batches < 0 || batches >= own.length || batches + depth > shape.length) {
            throw node.fail("its indices do not fit a tensor of rank " + shape.length);
        }
        long[] indices = given.integers();
        int[] strides = ConstantShapes.strides(shape);
        int slab = strides[batches + depth - 1];
        int[] places = new int[context.net().checkedLength(node, indices.length / depth, slab)];
        int perBatch = Arrays.stream(own)
                .skip(batches)
                .limit(own.length - 1L - batches)
                .reduce(1, Math::multiplyExact);
        int batch = batches == 0 ? 0 : strides[batches - 1];
        for (int i = 0; i < places.length; i++) {
            int part = i / slab;
            int start = part / perBatch * batch;
            for (int axis = 0; axis < depth; axis++) {
                start += index(indices[part * depth + axis], shape[batches + axis]) * strides[batches + axis];
            }
            places[i] = start + i % slab;
        }
        return places;
    }

    private OnnxValue gatherParts() {
        Constant given = constantIndices(1);
        int[] shape = shape(0);
        int batches = node.integer("batch_dims", 0);
        int[] places = parts(shape, given, batches);
        int[] own = given.shape();
        int[] result = IntStream.concat(
                        Arrays.stream(own).limit(own.length - 1L),
                        Arrays.stream(shape).skip(batches + (long) own[own.length - 1]))
                .toArray();
        return composition.result(composition.gathered(context.map(0), places, result));
    }

    private OnnxValue scatterElements() {
        int[] shape = shape(0);
        int axis = context.axis(node.integer("axis", 0), shape.length);
        return scatter(shape, elements(shape, constantIndices(1), axis));
    }

    private OnnxValue scatterParts() {
        int[] shape = shape(0);
        return scatter(shape, parts(shape, constantIndices(1), 0));
    }

    /** Puts each value of input 2 into its place in input 0. */
    private OnnxValue scatter(int[] shape, int[] places) {
        String reduction = node.text("reduction", "none");
        if (Arrays.stream(shape(2)).reduce(1, Math::multiplyExact) != places.length) {
            throw node.fail("it has " + Arrays.toString(shape(2)) + " values for " + places.length + " places");
        }
        return switch (reduction) {
            case "none" -> replaced(shape, places);
            case "add" -> combined("Add", updates(shape, places, false));
            case "mul" -> combined("Mul", folded(shape, places, 1, (a, b) -> a * b));
            case "max" -> combined("Max", folded(shape, places, -Float.MAX_VALUE, Math::max));
            case "min" -> combined("Min", folded(shape, places, Float.MAX_VALUE, Math::min));
            default -> throw node.unsupported("its reduction " + reduction + " is not supported");
        };
    }

    private OnnxValue combined(String type, OnnxValue updates) {
        return composition.result(composition.apply(type, context.inputs().get(0), updates));
    }

    private OnnxValue replaced(int[] shape, int[] places) {
        float[] kept = new float[context.net().checkedLength(node, shape)];
        Arrays.fill(kept, 1);
        IntStream.of(places).forEach(place -> kept[place] = 0);
        OnnxValue rest = context.isMap(0)
                ? composition.sums(
                        context.map(0), IntStream.range(0, kept.length).toArray(), kept, shape)
                : composition.apply("Mul", context.constant(0), Constant.weights(shape, kept));
        return composition.result(composition.apply("Add", rest, updates(shape, places, true)));
    }

    /** The updates in their places, 0 elsewhere; of several at one place the sum, or the last one. */
    private OnnxValue updates(int[] shape, int[] places, boolean lastOnly) {
        int length = context.net().checkedLength(node, shape);
        int[] counts = new int[length];
        for (int place : places) {
            counts[place] = lastOnly ? 1 : counts[place] + 1;
        }
        int each = Math.max(IntStream.of(counts).max().orElse(1), 1);
        context.net().checkedLength(node, length, each);
        int[] from = new int[length * each];
        float[] factors = new float[length * each];
        int[] filled = new int[length];
        for (int i = 0; i < places.length; i++) {
            int slot = places[i] * each + (lastOnly ? 0 : filled[places[i]]++);
            from[slot] = i;
            factors[slot] = 1;
        }
        if (context.isMap(2)) {
            return composition.sums(context.map(2), from, factors, shape);
        }
        Constant given = context.weights(2);
        float[] values = new float[length];
        for (int i = 0; i < from.length; i++) {
            values[i / each] += factors[i] == 0 ? 0 : factors[i] * (float) given.at(0, from[i]);
        }
        return Constant.weights(shape, values);
    }

    private Constant folded(int[] shape, int[] places, double neutral, DoubleBinaryOperator operator) {
        if (context.isMap(2)) {
            throw node.unsupported("its updates depend on the picture, and it does not add them");
        }
        Constant given = context.weights(2);
        float[] values = new float[context.net().checkedLength(node, shape)];
        Arrays.fill(values, (float) neutral);
        for (int i = 0; i < places.length; i++) {
            values[places[i]] = (float) operator.applyAsDouble(values[places[i]], given.at(0, i));
        }
        return Constant.weights(shape, values);
    }

    /** The first values along an axis in reversed order, as many as the lengths say. */
    private OnnxValue reverse() {
        int time = node.integer("time_axis", 0);
        int batch = node.integer("batch_axis", 1);
        long[] lengths = indices(1);
        int[] shape = shape(0);
        int[] strides = ConstantShapes.strides(shape);
        int axis = context.axis(time, shape.length);
        int batchAxis = context.axis(batch, shape.length);
        if (lengths.length != shape[batchAxis] || LongStream.of(lengths).anyMatch(length -> length > shape[axis])) {
            throw node.fail("its lengths do not fit its batch_axis and time_axis");
        }
        int[] places = new int[context.net().checkedLength(node, shape)];
        for (int i = 0; i < places.length; i++) {
            int[] along = along(i, shape);
            long length = lengths[along[batchAxis]];
            along[axis] = along[axis] < length ? (int) length - 1 - along[axis] : along[axis];
            places[i] = place(along, strides);
        }
        return composition.result(composition.gathered(context.map(0), places, shape));
    }

    /** Puts values where a max pool found them; the others are 0. */
    private OnnxValue unpool() {
        int[] shape = shape(0);
        int spatial = shape.length - 2;
        int[] kernel = node.integers("kernel_shape");
        int[] strides = node.integers(
                "strides", IntStream.generate(() -> 1).limit(spatial).toArray());
        int[] pads = node.integers("pads", new int[2 * spatial]);
        int[] pooled = shape.clone();
        for (int i = 0; i < spatial; i++) {
            pooled[2 + i] = (shape[2 + i] - 1) * strides[i] + kernel[i] - pads[i] - pads[spatial + i];
        }
        int[] result = context.has(2) ? context.integers(2, "") : pooled;
        int area = Arrays.stream(pooled).skip(2).reduce(1, Math::multiplyExact);
        long[] indices = indices(1);
        int[] resultStrides = ConstantShapes.strides(result);
        int[] places = new int[indices.length];
        for (int i = 0; i < places.length; i++) {
            // The indices count in the pooled tensor; the result may be larger.
            int[] along = along(index(indices[i], area * shape[0] * shape[1]), pooled);
            places[i] = place(along, resultStrides);
        }
        int[] from = new int[context.net().checkedLength(node, result)];
        float[] factors = new float[from.length];
        for (int i = 0; i < places.length; i++) {
            from[index(places[i], from.length)] = i;
            factors[places[i]] = 1;
        }
        return composition.result(composition.sums(context.map(0), from, factors, result));
    }

    /** Adds columns, which are blocks of a picture, where the blocks lie. */
    private OnnxValue columnsToImage() {
        int[] image = Arrays.stream(indices(1)).mapToInt(Math::toIntExact).toArray();
        int[] block = Arrays.stream(indices(2)).mapToInt(Math::toIntExact).toArray();
        int rank = image.length;
        int[] ones = IntStream.generate(() -> 1).limit(rank).toArray();
        int[] dilations = node.integers("dilations", ones);
        int[] strides = node.integers("strides", ones);
        int[] pads = node.integers("pads", new int[2 * rank]);
        int[] blocks = new int[rank];
        for (int i = 0; i < rank; i++) {
            int extent = dilations[i] * (block[i] - 1) + 1;
            blocks[i] = (image[i] + pads[i] + pads[rank + i] - extent) / strides[i] + 1;
        }
        int[] shape = shape(0);
        int inBlock = Arrays.stream(block).reduce(1, Math::multiplyExact);
        int count = Arrays.stream(blocks).reduce(1, Math::multiplyExact);
        int pixels = context.net().checkedLength(node, image);
        if (shape.length != 3 || shape[1] % inBlock != 0 || shape[2] != count) {
            throw node.fail("its columns " + Arrays.toString(shape) + " do not make " + Arrays.toString(image));
        }
        int planes = shape[0] * shape[1] / inBlock;
        int[] result = IntStream.concat(IntStream.of(shape[0], shape[1] / inBlock), Arrays.stream(image))
                .toArray();
        int[] imageStrides = ConstantShapes.strides(image);
        int[] filled = new int[pixels];
        int[] from = new int[context.net().checkedLength(node, pixels, inBlock, planes)];
        float[] factors = new float[from.length];
        for (int i = 0; i < inBlock * count; i++) {
            int[] inside = along(i / count, block);
            int[] which = along(i % count, blocks);
            int[] at = new int[rank];
            boolean visible = true;
            for (int axis = 0; axis < rank; axis++) {
                at[axis] = which[axis] * strides[axis] + inside[axis] * dilations[axis] - pads[axis];
                visible &= at[axis] >= 0 && at[axis] < image[axis];
            }
            if (visible) {
                int pixel = place(at, imageStrides);
                for (int plane = 0; plane < planes; plane++) {
                    int slot = (plane * pixels + pixel) * inBlock + filled[pixel];
                    from[slot] = plane * inBlock * count + i;
                    factors[slot] = 1;
                }
                filled[pixel]++;
            }
        }
        return composition.result(composition.sums(context.map(0), from, factors, result));
    }

    private List<OnnxValue> crossEntropy() {
        OnnxValue likelihood = composition.apply("LogSoftmax", context.map(0), integer("axis", 1));
        OnnxValue loss = likelihoodLoss((FeatureMap) likelihood);
        return context.node().outputs().size() > 1 ? List.of(loss, likelihood) : List.of(loss);
    }

    /** Minus the value of each position's class, times the weight of the class; or their sum or mean. */
    private OnnxValue likelihoodLoss(FeatureMap map) {
        int[] shape = composition.fixedSizes(map);
        long[] classes = indices(1);
        long ignored = node.has("ignore_index") ? node.integer("ignore_index", 0) : Long.MIN_VALUE;
        float[] weights = context.has(2) ? context.vector(2, shape[1]) : null;
        int inner = ConstantShapes.strides(shape)[1];
        if (classes.length != shape[0] * inner) {
            throw node.fail("it has " + classes.length + " classes for " + shape[0] * inner + " positions");
        }
        int[] places = new int[classes.length];
        float[] factors = new float[classes.length];
        double total = 0;
        for (int i = 0; i < places.length; i++) {
            if (classes[i] != ignored) {
                int kind = index(classes[i], shape[1]);
                places[i] = (i / inner * shape[1] + kind) * inner + i % inner;
                factors[i] = weights == null ? -1 : -weights[kind];
                total -= factors[i];
            }
        }
        String reduction = node.text("reduction", "mean");
        if (reduction.equals("none")) {
            int[] positions = IntStream.range(0, shape.length)
                    .filter(axis -> axis != 1)
                    .map(axis -> shape[axis])
                    .toArray();
            return composition.result(composition.sums(map, places, factors, positions));
        }
        for (int i = 0; i < factors.length && reduction.equals("mean"); i++) {
            factors[i] /= (float) total;
        }
        if (!reduction.equals("mean") && !reduction.equals("sum") || total == 0) {
            throw node.unsupported("its reduction " + reduction + " of nothing is not supported");
        }
        return composition.result(composition.sums(map, places, factors));
    }
}
