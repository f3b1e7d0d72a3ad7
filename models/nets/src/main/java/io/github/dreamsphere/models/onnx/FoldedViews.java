package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Constants cut, joined and counted otherwise while reading. */
final class FoldedViews {
    static final Map<String, Operator> OPERATORS = Map.of(
            "Reshape", Operator.of(FoldedViews::reshape),
            "Squeeze", Operator.of(FoldedViews::squeeze),
            "Unsqueeze", Operator.of(FoldedViews::unsqueeze),
            "Transpose", Operator.of(FoldedViews::transpose),
            "Concat", Operator.of(FoldedViews::concat),
            "Gather", Operator.of(FoldedViews::gather),
            "Slice", Operator.of(FoldedViews::slice),
            "Range", Operator.of(FoldedViews::range),
            "ReduceProd", Operator.of(FoldedViews::product));

    private FoldedViews() {}

    private static Value reshape(Call call) {
        Constant x = call.constant(0);
        long[] sizes = call.weights(1).integers();
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
            throw call.node().fail(x.length() + " values cannot have the shape " + Arrays.toString(sizes));
        }
        return x.reshape(shape);
    }

    private static Value squeeze(Call call) {
        Constant x = call.constant(0);
        int[] given = call.integers(1, "axes");
        List<Integer> axes = new ArrayList<>();
        for (int axis : given) {
            axes.add(call.axis(axis, x.shape().length));
        }
        return x.reshape(IntStream.range(0, x.shape().length)
                .filter(axis -> given.length == 0 ? x.shape()[axis] != 1 : !axes.contains(axis))
                .map(axis -> x.shape()[axis])
                .toArray());
    }

    private static Value unsqueeze(Call call) {
        Constant x = call.constant(0);
        int[] axes = call.integers(1, "axes");
        int rank = x.shape().length + axes.length;
        List<Integer> shape = new ArrayList<>();
        Arrays.stream(x.shape()).forEach(shape::add);
        IntStream.of(axes).map(axis -> call.axis(axis, rank)).sorted().forEach(axis -> shape.add(axis, 1));
        return x.reshape(shape.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Value transpose(Call call) {
        Constant x = call.constant(0);
        int rank = x.shape().length;
        int[] reversed = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        int[] permutation = call.node().integers("perm", reversed);
        int[] shape = Arrays.stream(permutation).map(axis -> x.shape()[axis]).toArray();
        int[] strides = strides(x.shape());
        return Folding.make(call, shape, x.integral(), List.of(x), (p, i) -> {
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

    private static Value concat(Call call) {
        List<Constant> parts = IntStream.range(0, call.inputs().size())
                .mapToObj(call::constant)
                .toList();
        if (parts.stream().anyMatch(part -> part.shape().length != 1)) {
            throw call.node().fail("only lists of constants are joined");
        }
        int[] shape = {parts.stream().mapToInt(Constant::length).sum()};
        boolean integral = parts.stream().allMatch(Constant::integral);
        return Folding.make(call, shape, integral, parts, (p, i) -> {
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

    /** Whole slabs of the first axis, which is all that is computed of shapes and tables. */
    private static Value gather(Call call) {
        Constant x = call.constant(0);
        Constant indices = call.weights(1);
        if (x.shape().length == 0 || call.axis(call.node().integer("axis", 0), x.shape().length) != 0) {
            throw call.node().fail("only the first axis of a constant is gathered");
        }
        int[] chosen = new int[indices.length()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = call.axis((int) indices.integers()[i], x.shape()[0]);
        }
        return slabs(call, x, chosen, indices.shape());
    }

    /** The slabs {@code chosen} of the first axis, which becomes axes of the sizes {@code front}. */
    private static Constant slabs(Call call, Constant x, int[] chosen, int[] front) {
        int slab = x.length() / Math.max(x.shape()[0], 1);
        int[] shape = IntStream.concat(
                        Arrays.stream(front), Arrays.stream(x.shape()).skip(1))
                .toArray();
        return Folding.make(
                call, shape, x.integral(), List.of(x), (p, i) -> x.at(p, chosen[i / slab] * slab + i % slab));
    }

    /** Whole slabs of the first axis. */
    private static Value slice(Call call) {
        Constant x = call.constant(0);
        int[] starts = call.integers(1, "starts");
        int[] ends = call.integers(2, "ends");
        int[] axes = call.integers(3, "axes", 0);
        int[] steps = call.integers(4, "steps", 1);
        if (x.shape().length == 0 || starts.length != 1 || ends.length != 1 || axes[0] != 0) {
            throw call.node().fail("only the first axis of a constant is cut");
        }
        int length = x.shape()[0];
        int step = steps[0];
        int start = clamp(starts[0] < 0 ? starts[0] + length : starts[0], step < 0 ? length - 1 : length);
        int end = ends[0] < 0 ? Math.max(ends[0] + length, -1) : Math.min(ends[0], length);
        int[] places = IntStream.iterate(start, i -> step > 0 ? i < end : i > end, i -> i + step)
                .toArray();
        return slabs(call, x, places, new int[] {places.length});
    }

    private static int clamp(int place, int largest) {
        return Math.max(Math.min(place, largest), 0);
    }

    private static Value range(Call call) {
        double start = call.weights(0).at(0, 0);
        double limit = call.weights(1).at(0, 0);
        double step = call.weights(2).at(0, 0);
        int length = (int) Math.max(Math.ceil((limit - start) / step), 0);
        boolean integral = call.constant(0).integral();
        return Folding.make(call, new int[] {length}, integral, List.of(), (p, i) -> start + i * step);
    }

    private static Value product(Call call) {
        Constant x = call.constant(0);
        int[] shape = call.node().integer("keepdims", 1) == 1 ? new int[] {1} : new int[0];
        return Folding.make(call, shape, x.integral(), List.of(x), (p, i) -> IntStream.range(0, x.length())
                .mapToDouble(place -> x.at(p, place))
                .reduce(1, (a, b) -> a * b));
    }
}
