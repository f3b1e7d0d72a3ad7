package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reshapes, slices and joins constants while reading. */
final class ConstantShapes {
    static final Map<String, OnnxOperator> OPERATORS = operators();

    private ConstantShapes() {}

    private static Map<String, OnnxOperator> operators() {
        Map<String, OnnxOperator> operators = new HashMap<>();
        operators.put("Reshape", OnnxOperator.of(ConstantShapes::reshape));
        operators.put("Flatten", OnnxOperator.of(ConstantShapes::flatten));
        operators.put("Squeeze", OnnxOperator.of(ConstantShapes::squeeze));
        operators.put("Unsqueeze", OnnxOperator.of(ConstantShapes::unsqueeze));
        operators.put("Transpose", OnnxOperator.of(ConstantShapes::transpose));
        operators.put("Concat", OnnxOperator.of(ConstantShapes::concat));
        operators.put("Split", ConstantShapes::split);
        operators.put("Gather", OnnxOperator.of(ConstantShapes::gather));
        operators.put("Slice", OnnxOperator.of(ConstantShapes::slice));
        operators.put("Expand", OnnxOperator.of(ConstantShapes::expand));
        operators.put("Tile", OnnxOperator.of(ConstantShapes::tile));
        operators.put("Range", OnnxOperator.of(ConstantShapes::range));
        operators.put("ScatterND", OnnxOperator.of(ConstantShapes::scatter));
        operators.put("Pad", OnnxOperator.of(ConstantShapes::pad));
        operators.put("NonZero", OnnxOperator.of(ConstantShapes::nonZero));
        return Map.copyOf(operators);
    }

    private static OnnxValue reshape(NodeContext context) {
        Constant x = context.constant(0);
        int[] sizes = context.integers(1, "shape");
        boolean zeroIsZero = context.node().flag("allowzero", false);
        int[] shape = sizes.clone();
        long known = 1;
        int unknown = -1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0 && !zeroIsZero && i < x.rank()) {
                shape[i] = x.shape()[i];
            }
            unknown = shape[i] == -1 ? i : unknown;
            known = Math.min(known * (shape[i] == -1 ? 1 : Math.max(shape[i], 0)), Integer.MAX_VALUE);
        }
        if (unknown >= 0) {
            shape[unknown] = (int) (x.length() / Math.max(known, 1));
        }
        if (IntStream.of(shape).anyMatch(size -> size < 0)
                || context.net().checkedLength(context.node(), shape) != x.length()) {
            throw context.node().fail(x.length() + " values cannot have the shape " + Arrays.toString(sizes));
        }
        return x.reshape(shape);
    }

    private static OnnxValue flatten(NodeContext context) {
        Constant x = context.constant(0);
        int axis = context.node().integer("axis", 1);
        int cut = Math.max(Math.min(axis < 0 ? axis + x.rank() : axis, x.rank()), 0);
        int before = OnnxTensor.length(Arrays.copyOf(x.shape(), cut));
        return x.reshape(new int[] {before, x.length() / Math.max(before, 1)});
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
        int rank = x.rank();
        int[] reversed = IntStream.range(0, rank).map(i -> rank - 1 - i).toArray();
        int[] permutation = context.node().integers("perm", reversed);
        if (permutation.length != rank || context.axes(permutation, rank).size() != rank) {
            throw context.node().fail("its perm does not fit a tensor of rank " + rank);
        }
        int[] own = strides(x.shape());
        int[] shape = Arrays.stream(permutation)
                .map(axis -> x.shape()[context.axis(axis, rank)])
                .toArray();
        int[] steps = Arrays.stream(permutation)
                .map(axis -> own[context.axis(axis, rank)])
                .toArray();
        return strided(context, x, shape, steps);
    }

    /** The values of {@code x} that lie {@code steps} apart along each axis of the new shape. */
    private static Constant strided(NodeContext context, Constant x, int[] shape, int[] steps) {
        return ConstantFolding.make(context, shape, x.integral(), List.of(x), (p, i) -> {
            int place = 0;
            int rest = i;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                place += rest % shape[axis] * steps[axis];
                rest /= shape[axis];
            }
            return x.at(p, place);
        });
    }

    static int[] strides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** The places of all indices along {@code axes}, the last varying fastest. */
    static int[] offsets(int[] shape, List<Integer> axes) {
        int[] strides = strides(shape);
        int[] offsets = {0};
        for (int axis : axes) {
            int[] longer = new int[offsets.length * shape[axis]];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = offsets[i / shape[axis]] + i % shape[axis] * strides[axis];
            }
            offsets = longer;
        }
        return offsets;
    }

    private static OnnxValue concat(NodeContext context) {
        List<Constant> parts = IntStream.range(0, context.inputs().size())
                .mapToObj(context::constant)
                .toList();
        int rank = parts.get(0).rank();
        int axis = context.axis(context.node().integer("axis", 0), rank);
        int[] shape = parts.get(0).shape().clone();
        shape[axis] = 0;
        int inner = 1;
        for (int i = axis + 1; i < rank; i++) {
            inner *= shape[i];
        }
        for (Constant part : parts) {
            int[] own = part.shape().clone();
            if (own.length != rank) {
                throw context.node().fail("its parts have different ranks");
            }
            shape[axis] = Math.addExact(shape[axis], own[axis]);
            own[axis] = shape[axis];
            if (!Arrays.equals(own, shape)) {
                throw context.node().fail("its parts have different shapes");
            }
        }
        boolean integral = parts.stream().allMatch(Constant::integral);
        int[] starts = new int[shape[axis]];
        Constant[] owners = new Constant[shape[axis]];
        int from = 0;
        for (Constant part : parts) {
            for (int i = 0; i < part.shape()[axis]; i++) {
                starts[from + i] = from;
                owners[from + i] = part;
            }
            from += part.shape()[axis];
        }
        int slab = inner;
        return ConstantFolding.make(context, shape, integral, parts, (p, i) -> {
            int along = i / slab % shape[axis];
            Constant owner = owners[along];
            int outer = i / slab / shape[axis];
            return owner.at(p, (outer * owner.shape()[axis] + along - starts[along]) * slab + i % slab);
        });
    }

    private static List<OnnxValue> split(NodeContext context) {
        Constant x = context.constant(0);
        int axis = context.axis(context.node().integer("axis", 0), x.rank());
        int count = context.node().outputs().size();
        int size = x.shape()[axis];
        int each = (size + Math.max(count, 1) - 1) / Math.max(count, 1);
        context.node().ignore("num_outputs");
        int[] equal = IntStream.range(0, count)
                .map(i -> Math.max(Math.min(each, size - i * each), 0))
                .toArray();
        int[] sizes = context.integers(1, "split", equal);
        if (sizes.length != count || IntStream.of(sizes).asLongStream().sum() != size) {
            throw context.node().fail("its parts do not add up to " + size);
        }
        List<OnnxValue> parts = new ArrayList<>();
        int from = 0;
        for (int part : sizes) {
            parts.add(
                    chosen(context, x, axis, IntStream.range(from, from + part).toArray()));
            from += part;
        }
        return parts;
    }

    private static OnnxValue gather(NodeContext context) {
        Constant x = context.constant(0);
        Constant indices = context.weights(1);
        int axis = context.axis(context.node().integer("axis", 0), x.rank());
        int[] chosen = new int[indices.length()];
        long[] given = indices.integers();
        for (int i = 0; i < chosen.length; i++) {
            int index = (int) Math.max(Math.min(given[i], Integer.MAX_VALUE), Integer.MIN_VALUE / 2);
            chosen[i] = context.axis(index, x.shape()[axis]);
        }
        int[] shape = IntStream.concat(
                        IntStream.concat(Arrays.stream(x.shape()).limit(axis), Arrays.stream(indices.shape())),
                        Arrays.stream(x.shape()).skip(axis + 1L))
                .toArray();
        return chosen(context, x, axis, chosen).reshape(shape);
    }

    /** The chosen positions of an axis. */
    private static Constant chosen(NodeContext context, Constant x, int axis, int[] chosen) {
        return chosen(context, x, axis, chosen, 0);
    }

    /** As {@link #chosen(NodeContext, Constant, int, int[])}, with {@code otherwise} for positions below 0. */
    private static Constant chosen(NodeContext context, Constant x, int axis, int[] chosen, double otherwise) {
        int slab = strides(x.shape())[axis];
        int[] shape = x.shape().clone();
        shape[axis] = chosen.length;
        return ConstantFolding.make(context, shape, x.integral(), List.of(x), (p, i) -> {
            int outer = i / slab / chosen.length;
            int along = chosen[i / slab % chosen.length];
            return along < 0 ? otherwise : x.at(p, (outer * x.shape()[axis] + along) * slab + i % slab);
        });
    }

    private static OnnxValue slice(NodeContext context) {
        Constant x = context.constant(0);
        int[] starts = context.integers(1, "starts");
        int[] ends = context.integers(2, "ends");
        int[] axes =
                context.integers(3, "axes", IntStream.range(0, starts.length).toArray());
        int[] steps = context.integers(
                4, "steps", IntStream.generate(() -> 1).limit(starts.length).toArray());
        if (starts.length != ends.length || starts.length != axes.length || starts.length != steps.length) {
            throw context.node().fail("it has " + starts.length + " starts for " + axes.length + " axes");
        }
        Constant sliced = x;
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], x.rank());
            int[] places = places(context, starts[i], ends[i], steps[i], sliced.shape()[axis]);
            sliced = chosen(context, sliced, axis, places);
        }
        return sliced;
    }

    private static int[] places(NodeContext context, int start, int end, int step, int length) {
        if (step == 0) {
            throw context.node().fail("a step must not be 0");
        }
        long first = Math.max(
                Math.min(start < 0 ? (long) start + length : start, step < 0 ? length - 1 : length), step < 0 ? -1 : 0);
        long last = Math.max(Math.min(end < 0 ? (long) end + length : end, length), -1);
        return LongStream.iterate(first, i -> step > 0 ? i < last : i > last, i -> i + step)
                .mapToInt(i -> (int) i)
                .toArray();
    }

    private static OnnxValue expand(NodeContext context) {
        Constant x = context.constant(0);
        int[] wanted = context.integers(1, "");
        int rank = Math.max(x.rank(), wanted.length);
        int[] shape = new int[rank];
        int[] steps = new int[rank];
        int[] own = strides(x.shape());
        for (int axis = 0; axis < rank; axis++) {
            int ownAxis = axis - rank + x.rank();
            int size = ownAxis < 0 ? 1 : x.shape()[ownAxis];
            int grown = axis - rank + wanted.length < 0 ? 1 : wanted[axis - rank + wanted.length];
            if (size != 1 && grown != 1 && size != grown) {
                throw context.node().fail("an axis of size " + size + " cannot grow to " + grown);
            }
            shape[axis] = size == 1 ? grown : size;
            steps[axis] = size == 1 ? 0 : own[ownAxis];
        }
        return strided(context, x, shape, steps);
    }

    private static OnnxValue tile(NodeContext context) {
        Constant x = context.constant(0);
        int[] counts = context.integers(1, "");
        if (counts.length != x.rank()) {
            throw context.node().fail("it has " + counts.length + " counts for " + x.rank() + " axes");
        }
        Constant tiled = x;
        for (int axis = 0; axis < counts.length; axis++) {
            int size = x.shape()[axis];
            int[] places = new int[context.net().checkedLength(context.node(), size, counts[axis])];
            Arrays.setAll(places, i -> i % size);
            tiled = chosen(context, tiled, axis, places);
        }
        return tiled;
    }

    /** Adds positions to axes; where a number is negative, removes them. */
    private static OnnxValue pad(NodeContext context) {
        Constant x = context.constant(0);
        int[] pads = context.integers(1, context.node().has("paddings") ? "paddings" : "pads");
        int[] all = IntStream.range(0, x.rank()).toArray();
        int[] axes = context.integers(3, "", all);
        String mode = context.node().text("mode", "constant");
        double value =
                context.has(2) ? context.weights(2).at(0, 0) : context.node().real("value", 0);
        if (pads.length != 2 * axes.length) {
            throw context.node().fail("it has " + pads.length + " pads for " + axes.length + " axes");
        }
        Constant padded = x;
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], x.rank());
            int size = x.shape()[axis];
            long outputs = (long) size + pads[i] + pads[axes.length + i];
            int[] places = new int[context.net().checkedLength(context.node(), Math.toIntExact(outputs))];
            for (int place = 0; place < places.length; place++) {
                places[place] = padding(context, mode, (long) place - pads[i], size);
            }
            padded = chosen(context, padded, axis, places, value);
        }
        return padded;
    }

    /** The position that is read for one that may lie beyond the ends; −1 for none. */
    private static int padding(NodeContext context, String mode, long place, int size) {
        if (place >= 0 && place < size) {
            return (int) place;
        }
        return switch (mode) {
            case "constant" -> -1;
            case "edge" -> place < 0 ? 0 : size - 1;
            case "wrap" -> (int) Math.floorMod(place, (long) size);
            case "reflect" -> {
                long period = Math.max(2L * (size - 1), 1);
                long turned = Math.floorMod(place, period);
                yield (int) Math.min(turned, period - turned);
            }
            default -> throw context.node().unsupported("its mode " + mode + " is not supported");
        };
    }

    private static OnnxValue range(NodeContext context) {
        double start = context.weights(0).at(0, 0);
        double limit = context.weights(1).at(0, 0);
        double step = context.weights(2).at(0, 0);
        double length = Math.max(Math.ceil((limit - start) / step), 0);
        if (!(length <= Integer.MAX_VALUE)) {
            throw context.node().fail("it has no end");
        }
        boolean integral = context.constant(0).integral();
        return ConstantFolding.make(context, new int[] {(int) length}, integral, List.of(), (p, i) -> start + i * step);
    }

    /** Replaces the parts of a constant that the indices name, as Swin's exporter builds its masks. */
    private static OnnxValue scatter(NodeContext context) {
        Constant x = context.weights(0);
        Constant indices = context.weights(1);
        Constant updates = context.weights(2);
        if (!context.node().text("reduction", "none").equals("none")) {
            throw context.node().unsupported("its reduction is not supported");
        }
        int depth = indices.rank() == 0 ? 0 : indices.shape()[indices.rank() - 1];
        if (depth < 1 || depth > x.rank()) {
            throw context.node().fail("its indices do not fit a tensor of rank " + x.rank());
        }
        int[] strides = strides(x.shape());
        int slab = strides[depth - 1];
        int parts = indices.length() / depth;
        if ((long) parts * slab != updates.length()) {
            throw context.node().fail("it has " + updates.length() + " values for " + parts + " parts of " + slab);
        }
        double[] values = new double[x.length()];
        Arrays.setAll(values, i -> x.at(0, i));
        long[] given = indices.integers();
        for (int part = 0; part < parts; part++) {
            int start = 0;
            for (int axis = 0; axis < depth; axis++) {
                start += context.axis((int) given[part * depth + axis], x.shape()[axis]) * strides[axis];
            }
            for (int i = 0; i < slab; i++) {
                values[start + i] = updates.at(0, part * slab + i);
            }
        }
        return ConstantFolding.make(context, x.shape(), x.integral(), List.of(), (p, i) -> values[i]);
    }

    /** The indices of values other than 0, axis by axis. */
    private static OnnxValue nonZero(NodeContext context) {
        Constant x = context.weights(0);
        int[] places =
                IntStream.range(0, x.length()).filter(i -> x.at(0, i) != 0).toArray();
        int[] strides = strides(x.shape());
        int[] shape = {x.rank(), places.length};
        return ConstantFolding.make(context, shape, true, List.of(), (p, i) -> {
            int axis = i / places.length;
            return places[i % places.length] / strides[axis] % x.shape()[axis];
        });
    }
}
