package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Reshapes, slices and joins constants while reading. */
final class ConstantShapes {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Reshape", OnnxOperator.of(ConstantShapes::reshape),
            "Squeeze", OnnxOperator.of(ConstantShapes::squeeze),
            "Unsqueeze", OnnxOperator.of(ConstantShapes::unsqueeze),
            "Transpose", OnnxOperator.of(ConstantShapes::transpose),
            "Concat", OnnxOperator.of(ConstantShapes::concat),
            "Gather", OnnxOperator.of(ConstantShapes::gather),
            "Slice", OnnxOperator.of(ConstantShapes::slice),
            "Range", OnnxOperator.of(ConstantShapes::range),
            "ReduceProd", OnnxOperator.of(ConstantShapes::product));

    private ConstantShapes() {}

    private static OnnxValue reshape(NodeContext context) {
        Constant x = context.constant(0);
        long[] sizes = context.weights(1).integers();
        int[] shape = new int[sizes.length];
        int known = 1;
        int unknown = -1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sizes[i] == 0 && i < x.shape().length ? x.shape()[i] : (int) sizes[i];
            unknown = shape[i] == -1 ? i : unknown;
            known *= shape[i] == -1 ? 1 : shape[i];
        }
        if (unknown >= 0) {
            shape[unknown] = x.length() / Math.max(known, 1);
        }
        if (OnnxTensor.length(shape) != x.length()) {
            throw context.node().fail(x.length() + " values cannot have the shape " + Arrays.toString(sizes));
        }
        return x.reshape(shape);
    }

    private static OnnxValue squeeze(NodeContext context) {
        Constant x = context.constant(0);
        int[] given = context.integers(1, "axes");
        List<Integer> axes = new ArrayList<>();
        for (int axis : given) {
            axes.add(context.axis(axis, x.shape().length));
        }
        return x.reshape(IntStream.range(0, x.shape().length)
                .filter(axis -> given.length == 0 ? x.shape()[axis] != 1 : !axes.contains(axis))
                .map(axis -> x.shape()[axis])
                .toArray());
    }

    private static OnnxValue unsqueeze(NodeContext context) {
        Constant x = context.constant(0);
        int[] axes = context.integers(1, "axes");
        int rank = x.shape().length + axes.length;
        List<Integer> shape = new ArrayList<>();
        Arrays.stream(x.shape()).forEach(shape::add);
        IntStream.of(axes).map(axis -> context.axis(axis, rank)).sorted().forEach(axis -> shape.add(axis, 1));
        return x.reshape(shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static OnnxValue transpose(NodeContext context) {
        Constant x = context.constant(0);
        int rank = x.shape().length;
        int[] reversed = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        int[] permutation = context.node().integers("perm", reversed);
        int[] shape = Arrays.stream(permutation).map(axis -> x.shape()[axis]).toArray();
        int[] strides = strides(x.shape());
        return ConstantFolding.make(context, shape, x.integral(), List.of(x), (p, i) -> {
            int place = 0;
            int rest = i;
            for (int axis = rank - 1; axis >= 0; axis--) {
                place += rest % shape[axis] * strides[permutation[axis]];
                rest /= shape[axis];
            }
            return x.at(p, place);
        });
    }

    private static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    private static OnnxValue concat(NodeContext context) {
        List<Constant> parts = IntStream.range(0, context.inputs().size())
                .mapToObj(context::constant)
                .toList();
        if (parts.stream().anyMatch(part -> part.shape().length != 1)) {
            throw context.node().fail("only constants of rank 1 can be joined");
        }
        int[] shape = {parts.stream().mapToInt(Constant::length).sum()};
        boolean integral = parts.stream().allMatch(Constant::integral);
        return ConstantFolding.make(context, shape, integral, parts, (p, i) -> {
            int place = i;
            for (Constant part : parts) {
                if (place < part.length()) {
                    return part.at(p, place);
                }
                place -= part.length();
            }
            throw new IllegalStateException("place " + i);
        });
    }

    /** Gathers along the first axis, which suffices for shapes and tables. */
    private static OnnxValue gather(NodeContext context) {
        Constant x = context.constant(0);
        Constant indices = context.weights(1);
        if (x.shape().length == 0 || context.axis(context.node().integer("axis", 0), x.shape().length) != 0) {
            throw context.node().fail("a constant can be gathered along its first axis only");
        }
        int[] chosen = new int[indices.length()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = context.axis((int) indices.integers()[i], x.shape()[0]);
        }
        return slabs(context, x, chosen, indices.shape());
    }

    /** The elements {@code chosen} of the first axis, which is replaced by axes of the sizes {@code front}. */
    private static Constant slabs(NodeContext context, Constant x, int[] chosen, int[] front) {
        int slab = x.length() / Math.max(x.shape()[0], 1);
        int[] shape = IntStream.concat(
                        Arrays.stream(front), Arrays.stream(x.shape()).skip(1))
                .toArray();
        return ConstantFolding.make(
                context, shape, x.integral(), List.of(x), (p, i) -> x.at(p, chosen[i / slab] * slab + i % slab));
    }

    /** Slices along the first axis. */
    private static OnnxValue slice(NodeContext context) {
        Constant x = context.constant(0);
        int[] starts = context.integers(1, "starts");
        int[] ends = context.integers(2, "ends");
        int[] axes = context.integers(3, "axes", 0);
        int[] steps = context.integers(4, "steps", 1);
        if (x.shape().length == 0 || starts.length != 1 || ends.length != 1 || axes[0] != 0) {
            throw context.node().fail("a constant can be sliced along its first axis only");
        }
        int length = x.shape()[0];
        int step = steps[0];
        int start = clamp(starts[0] < 0 ? starts[0] + length : starts[0], step < 0 ? length - 1 : length);
        int end = ends[0] < 0 ? Math.max(ends[0] + length, -1) : Math.min(ends[0], length);
        int[] places = IntStream.iterate(start, i -> step > 0 ? i < end : i > end, i -> i + step)
                .toArray();
        return slabs(context, x, places, new int[] {places.length});
    }

    private static int clamp(int place, int largest) {
        return Math.max(Math.min(place, largest), 0);
    }

    private static OnnxValue range(NodeContext context) {
        double start = context.weights(0).at(0, 0);
        double limit = context.weights(1).at(0, 0);
        double step = context.weights(2).at(0, 0);
        int length = (int) Math.max(Math.ceil((limit - start) / step), 0);
        boolean integral = context.constant(0).integral();
        return ConstantFolding.make(context, new int[] {length}, integral, List.of(), (p, i) -> start + i * step);
    }

    private static OnnxValue product(NodeContext context) {
        Constant x = context.constant(0);
        int[] shape = context.node().integer("keepdims", 1) == 1 ? new int[] {1} : new int[0];
        return ConstantFolding.make(context, shape, x.integral(), List.of(x), (p, i) -> IntStream.range(0, x.length())
                .mapToDouble(place -> x.at(p, place))
                .reduce(1, (a, b) -> a * b));
    }
}
