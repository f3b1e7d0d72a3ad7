package io.github.dreamsphere.models.onnx;

import static io.github.dreamsphere.models.onnx.Composition.integer;
import static io.github.dreamsphere.models.onnx.Composition.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Grids of positions, sampling at them, sums along an axis, triangles, and cropping to the middle. */
final class GridOperators {
    /** Operators that are computed from others, for constants, too. */
    static final Map<String, OnnxOperator> FOLDED = Map.of(
            "CumSum", OnnxOperator.of(context -> new GridOperators(context).cumulated()),
            "Trilu", OnnxOperator.of(context -> new GridOperators(context).triangle()));

    static final Map<String, OnnxOperator> OPERATORS = operators();

    private final NodeContext context;
    private final OnnxNode node;
    private final Composition composition;

    private GridOperators(NodeContext context) {
        this.context = context;
        this.node = context.node();
        this.composition = new Composition(context);
    }

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>(FOLDED);
        operators.put("GridSample", OnnxOperator.of(context -> new GridOperators(context).sampled()));
        operators.put("AffineGrid", OnnxOperator.of(context -> new GridOperators(context).grid()));
        operators.put("CenterCropPad", OnnxOperator.of(context -> new GridOperators(context).centred()));
        operators.put("SwiGLU", OnnxOperator.of(context -> new GridOperators(context).swishGated()));
        operators.put("CausalConvWithState", context -> new GridOperators(context).causalConvolution());
        operators.put("DFT", OnnxOperator.of(context -> new GridOperators(context).frequencies()));
        return Map.copyOf(operators);
    }

    private OnnxValue x() {
        return context.value(0);
    }

    /** A product with a triangle of ones. */
    private OnnxValue cumulated() {
        OnnxValue x = x();
        int rank = composition.rank(x);
        int axis = context.axis((int) context.weights(1).at(0, 0), rank);
        boolean exclusive = node.flag("exclusive", false);
        boolean reversed = node.flag("reverse", false);
        int size = composition.fixed(composition.sizes(x).get(axis));
        float[] ones = new float[context.net().checkedLength(node, size, size)];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                boolean before = reversed ? from > to : from < to;
                ones[from * size + to] = before || from == to && !exclusive ? 1 : 0;
            }
        }
        return composition.result(along(x, axis, Constant.weights(new int[] {size, size}, ones)));
    }

    /** The product of a matrix and the values along an axis. */
    private OnnxValue along(OnnxValue x, int axis, Constant matrix) {
        int rank = composition.rank(x);
        long[] swapped = IntStream.range(0, rank)
                .mapToLong(i -> i == axis ? rank - 1 : i == rank - 1 ? axis : i)
                .toArray();
        OnnxValue last = composition.transpose(x, swapped);
        return composition.transpose(composition.apply("MatMul", last, matrix), swapped);
    }

    private OnnxValue triangle() {
        OnnxValue x = x();
        boolean upper = node.flag("upper", true);
        long shift = context.has(1) ? context.weights(1).integers()[0] : 0;
        int rank = composition.rank(x);
        if (rank < 2) {
            throw node.fail("it takes a matrix");
        }
        int rows = composition.fixed(composition.sizes(x).get(rank - 2));
        int columns = composition.fixed(composition.sizes(x).get(rank - 1));
        float[] kept = new float[context.net().checkedLength(node, rows, columns)];
        for (int i = 0; i < kept.length; i++) {
            long diagonal = (long) (i % columns) - i / columns;
            kept[i] = upper ? diagonal >= shift ? 1 : 0 : diagonal <= shift ? 1 : 0;
        }
        Constant mask = Constant.weights(new int[] {rows, columns}, kept);
        return composition.result(composition.apply("Where", Arrays.asList(mask, x, zero(x))));
    }

    private static Constant zero(OnnxValue like) {
        return number(0).asIntegral(like instanceof Constant constant && constant.integral());
    }

    private OnnxValue swishGated() {
        OnnxValue scaled = composition.apply("Mul", x(), number(node.real("alpha", 1)));
        OnnxValue gated = composition.apply("Mul", x(), composition.apply("Sigmoid", scaled));
        return composition.result(
                composition.apply("Mul", gated, context.inputs().get(1)));
    }

    /** A convolution of each channel along the last axis that reads nothing behind its position. */
    private List<OnnxValue> causalConvolution() {
        OnnxValue x = x();
        List<AxisSize> sizes = composition.sizes(x);
        int extent = context.weights(1).shape()[context.weights(1).rank() - 1];
        int channels = composition.fixed(sizes.get(1));
        OnnxValue before = context.has(3)
                ? context.inputs().get(3)
                : Constant.weights(
                        new int[] {composition.fixed(sizes.get(0)), channels, extent - 1},
                        new float[composition.fixed(sizes.get(0)) * channels * (extent - 1)]);
        OnnxValue longer = extent == 1 ? x : composition.apply("Concat", before, x, integer("axis", 2));
        List<OnnxValue> inputs = new ArrayList<>(List.of(longer, context.weights(1)));
        if (context.has(2)) {
            inputs.add(context.weights(2));
        }
        OnnxValue sums = composition.apply("Conv", inputs, integer("group", channels));
        OnnxValue result =
                switch (node.text("activation", "none")) {
                    case "none" -> sums;
                    case "silu", "swish" -> composition.apply("Mul", sums, composition.apply("Sigmoid", sums));
                    default -> throw node.unsupported("its activation is not supported");
                };
        if (extent == 1 || node.outputs().size() == 1) {
            return List.of(composition.result(result));
        }
        OnnxValue after = composition.slice(longer, 2, 1 - extent, Long.MAX_VALUE, 1);
        return List.of(composition.result(result), after);
    }

    /** Crops or pads axes on both sides; of an odd number, one more at the end. */
    private OnnxValue centred() {
        OnnxValue x = x();
        int rank = composition.rank(x);
        int[] all = IntStream.range(0, rank).toArray();
        int[] axes = Arrays.stream(node.integers("axes", all))
                .map(axis -> context.axis(axis, rank))
                .toArray();
        long[] wanted = context.weights(1).integers();
        if (wanted.length != axes.length) {
            throw node.fail("it has " + wanted.length + " sizes for " + axes.length + " axes");
        }
        long[] pads = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int size = composition.fixed(composition.sizes(x).get(axes[i]));
            long more = wanted[i] - size;
            // The smaller half, for negative numbers, too.
            long before = more < 0 ? -(-more / 2) : more / 2;
            pads[axes[i]] = before;
            pads[rank + axes[i]] = more - before;
        }
        return composition.result(composition.apply("Pad", x, composition.integers(pads)));
    }

    /** Positions −1 to 1 of the pixels of a picture, moved by a matrix for each picture. */
    private OnnxValue grid() {
        int[] size = Arrays.stream(context.weights(1).integers())
                .mapToInt(Math::toIntExact)
                .toArray();
        boolean corners = node.flag("align_corners", false);
        int[] spatial = Arrays.copyOfRange(size, 2, size.length);
        int rank = spatial.length;
        int points = context.net().checkedLength(node, spatial);
        float[] positions = new float[context.net().checkedLength(node, points, rank + 1)];
        int[] strides = ConstantShapes.strides(spatial);
        for (int point = 0; point < points; point++) {
            for (int axis = 0; axis < rank; axis++) {
                int length = spatial[axis];
                double at = point / strides[axis] % length;
                double position = corners ? length == 1 ? 0 : 2 * at / (length - 1) - 1 : (2 * at + 1) / length - 1;
                positions[point * (rank + 1) + rank - 1 - axis] = (float) position;
            }
            positions[point * (rank + 1) + rank] = 1;
        }
        Constant base = Constant.weights(new int[] {1, points, rank + 1}, positions);
        OnnxValue moved = composition.apply("MatMul", base, composition.transpose(x(), 0, 2, 1));
        List<AxisSize> shape = new ArrayList<>();
        shape.add(composition.sizes(x()).get(0));
        IntStream.of(spatial).forEach(length -> shape.add(composition.size(length)));
        shape.add(composition.size(rank));
        return composition.result(composition.reshape(moved, shape));
    }

    private OnnxValue sampled() {
        if (context.isMap(1)) {
            throw node.unsupported("where it samples depends on the picture");
        }
        Constant grid = context.weights(1);
        int[] shape = composition.fixedSizes(context.map(0));
        GridSampling sampling = GridSampling.of(node);
        int rank = shape.length - 2;
        int[] own = grid.shape();
        if (own.length != shape.length || own[own.length - 1] != rank || own[0] != shape[0]) {
            throw node.fail("a grid of shape " + Arrays.toString(own) + " does not fit " + Arrays.toString(shape));
        }
        int[] spatial = Arrays.copyOfRange(shape, 2, shape.length);
        int[] result = own.clone();
        System.arraycopy(own, 1, result, 2, rank);
        result[1] = shape[1];
        int points = ConstantShapes.strides(own)[0] / rank;
        int pixels = ConstantShapes.strides(shape)[1];
        int taps = (int) Math.pow(sampling.taps(), rank);
        int[] places = new int[context.net().checkedLength(node, shape[0] * shape[1], points, taps)];
        float[] factors = new float[places.length];
        for (int i = 0; i < shape[0] * points; i++) {
            double[] at = new double[rank];
            for (int axis = 0; axis < rank; axis++) {
                at[axis] = grid.at(0, i * rank + rank - 1 - axis);
            }
            for (int channel = 0; channel < shape[1]; channel++) {
                int plane = i / points * shape[1] + channel;
                sampling.put(at, spatial, plane * pixels, (plane * points + i % points) * taps, places, factors);
            }
        }
        return composition.result(composition.sums(context.map(0), places, factors, result));
    }

    /** The discrete Fourier transform along an axis: a product with sines and cosines. */
    private OnnxValue frequencies() {
        OnnxValue x = x();
        int rank = composition.rank(x);
        int given =
                context.has(2) ? (int) context.weights(2).at(0, 0) : node.integer("axis", node.opset() < 20 ? 1 : -2);
        int axis = context.axis(given, rank);
        boolean inverse = node.flag("inverse", false);
        boolean half = node.flag("onesided", false);
        int inputs = composition.fixed(composition.sizes(x).get(axis));
        int parts = composition.fixed(composition.sizes(x).get(rank - 1));
        int whole = inverse && half ? 2 * (inputs - 1) : inputs;
        int length = context.has(1) ? (int) context.weights(1).at(0, 0) : whole;
        if (length < 1 || axis == rank - 1 || parts < 1 || parts > 2) {
            throw node.fail("it cannot transform axis " + given + " to a length of " + length);
        }
        boolean real = inverse && half;
        int outputs = half && !inverse ? length / 2 + 1 : length;
        int resultParts = real ? 1 : 2;
        int columns = outputs * resultParts;
        float[] matrix = new float[context.net().checkedLength(node, inputs * parts, columns)];
        for (int n = 0; n < Math.min(inputs, length); n++) {
            // Frequencies that a one-sided transform leaves out are the mirrored ones.
            boolean mirrored = real && n > 0 && 2 * n != length;
            double weight = (inverse ? 1.0 / length : 1) * (mirrored ? 2 : 1);
            for (int k = 0; k < outputs; k++) {
                double angle = 2 * Math.PI * ((long) n * k % length) / length;
                double cosine = weight * Math.cos(angle);
                double sine = weight * Math.sin(inverse ? angle : -angle);
                matrix[n * parts * columns + k * resultParts] = (float) cosine;
                if (!real) {
                    matrix[n * parts * columns + k * 2 + 1] = (float) sine;
                }
                if (parts == 2) {
                    matrix[(n * 2 + 1) * columns + k * resultParts] = (float) -sine;
                    if (!real) {
                        matrix[(n * 2 + 1) * columns + k * 2 + 1] = (float) cosine;
                    }
                }
            }
        }
        return composition.result(transformed(
                x, axis, Constant.weights(new int[] {inputs * parts, columns}, matrix), outputs, resultParts));
    }

    /** Multiplies an axis and the last one, of parts, together with a matrix. */
    private OnnxValue transformed(OnnxValue x, int axis, Constant matrix, int outputs, int parts) {
        int rank = composition.rank(x);
        List<Integer> order = new ArrayList<>(AxisLayout.range(0, rank - 1));
        order.remove(Integer.valueOf(axis));
        order.add(axis);
        order.add(rank - 1);
        List<AxisSize> sizes = composition.sizes(x);
        List<AxisSize> flat = new ArrayList<>();
        order.subList(0, rank - 2).forEach(other -> flat.add(sizes.get(other)));
        List<AxisSize> shape = new ArrayList<>(flat);
        flat.add(composition.size(matrix.shape()[0]));
        shape.addAll(List.of(composition.size(outputs), composition.size(parts)));
        OnnxValue turned = composition.transpose(
                x, order.stream().mapToLong(Integer::longValue).toArray());
        OnnxValue product = composition.apply("MatMul", composition.reshape(turned, flat), matrix);
        long[] back = IntStream.range(0, rank).mapToLong(order::indexOf).toArray();
        return composition.transpose(composition.reshape(product, shape), back);
    }
}
