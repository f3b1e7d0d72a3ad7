package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Crop;
import io.github.dreamsphere.models.net.Pick;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Operators that concatenate, split, slice, gather and repeat, along any axes. */
final class SliceOperators {
    static final Map<String, OnnxOperator> OPERATORS = Map.of(
            "Concat", OnnxOperator.of(SliceOperators::concat),
            "Split", SliceOperators::split,
            "Slice", OnnxOperator.of(SliceOperators::slice),
            "Gather", OnnxOperator.of(SliceOperators::gather),
            "Expand", OnnxOperator.of(SliceOperators::expand),
            "Tile", OnnxOperator.of(SliceOperators::tile));

    private static final int MANY = 4096;

    private SliceOperators() {}

    private static OnnxValue concat(NodeContext given) {
        NodeContext context = given.with(given.inputs().stream()
                .filter(value -> !(value instanceof Constant constant && constant.length() == 0))
                .toArray(OnnxValue[]::new));
        FeatureMap first = pattern(context);
        int rank = first.rank();
        int axis = context.axis(context.node().integer("axis", 1), rank);
        context.requireOneImage(first, axis);
        if (context.inputs().size() == 1) {
            return context.write(new io.github.dreamsphere.models.net.Identity(), first, first.blob());
        }
        AxisLayout layout = ChannelwiseOps.layout(context, first, List.of(axis));
        List<String> blobs = new ArrayList<>();
        AxisSize total = AxisSize.of(0, context.probes());
        for (int i = 0; i < context.inputs().size(); i++) {
            AxisSize size = context.isMap(i)
                    ? context.map(i).size(axis, context.probes())
                    : context.net()
                            .probes()
                            .extent(constantPart(context, first, i, axis).shape()[axis]);
            total = total.plus(size);
            if (context.isMap(i)) {
                requireLike(context, first, context.map(i), axis);
            }
            blobs.add(
                    context.isMap(i)
                            ? BlobOrder.blob(context, context.map(i), layout)
                            : Alignment.blob(context, context.weights(i), layout));
        }
        List<AxisSize> sizes = new ArrayList<>(first.sizes(context.probes()));
        sizes.set(axis, total);
        return context.arranged(new Concat(), layout, first, sizes, blobs.toArray(String[]::new));
    }

    /** The input whose axes the result has: one with the images of a batch, if there is one. */
    private static FeatureMap pattern(NodeContext context) {
        FeatureMap pattern = null;
        for (int i = 0; i < context.inputs().size(); i++) {
            if (context.isMap(i)
                    && (pattern == null
                            || context.map(i).rank() > 0 && context.map(i).isBatch(0))) {
                pattern = context.map(i);
            }
        }
        if (pattern == null) {
            throw context.node().fail("it has no inputs");
        }
        return pattern;
    }

    private static Constant constantPart(NodeContext context, FeatureMap first, int input, int axis) {
        Constant part = context.weights(input);
        for (int i = 0; i < first.rank(); i++) {
            boolean fits = part.rank() == first.rank()
                    && (i == axis
                            || first.size(i, context.probes())
                                    .equals(context.net().probes().extent(part.shape()[i])));
            if (!fits || i != axis && first.isBatch(i)) {
                throw context.node()
                        .unsupported("a constant of shape " + Arrays.toString(part.shape())
                                + " does not fit a tensor of shape " + BlobOrder.describe(context, first));
            }
        }
        return part;
    }

    private static void requireLike(NodeContext context, FeatureMap first, FeatureMap other, int axis) {
        boolean fits = other.rank() == first.rank();
        for (int i = 0; fits && i < first.rank(); i++) {
            fits = i == axis || first.size(i, context.probes()).equals(other.size(i, context.probes()));
        }
        if (!fits) {
            throw context.node()
                    .fail("cannot join " + BlobOrder.describe(context, first) + " and "
                            + BlobOrder.describe(context, other) + " along axis " + axis);
        }
    }

    private static List<OnnxValue> split(NodeContext context) {
        FeatureMap map = context.map(0);
        int axis = context.axis(context.node().integer("axis", 0), map.rank());
        int size = (int) map.size(axis, context.probes()).fixed().orElseThrow(() -> context.node()
                .unsupported("where it splits axis " + axis + " depends on the image size"));
        int count = context.node().outputs().size();
        int[] sizes = context.integers(1, "split", equal(size, context.node().integer("num_outputs", count)));
        if (sizes.length != count || IntStream.of(sizes).asLongStream().sum() != size) {
            throw context.node().fail("its " + sizes.length + " parts do not add up to the axis's " + size);
        }
        List<OnnxValue> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < count; i++) {
            if (sizes[i] < 1) {
                parts.add(empty(context, map, axis));
                continue;
            }
            Cut cut = new Cut(from, size - from - sizes[i], 1);
            parts.add(cut(context.forOutput(i), map, new TreeMap<>(Map.of(axis, cut))));
            from += sizes[i];
        }
        return parts;
    }

    /** A part without values. */
    private static Constant empty(NodeContext context, FeatureMap map, int axis) {
        int[] shape = new int[map.rank()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = i == axis
                    ? 0
                    : (int) map.size(i, context.probes()).fixed().orElseThrow(() -> context.node()
                            .unsupported("one of its parts is empty"));
        }
        return Constant.weights(shape, new float[0]);
    }

    private static int[] equal(int size, int count) {
        int each = (size + Math.max(count, 1) - 1) / Math.max(count, 1);
        return IntStream.range(0, Math.min(Math.max(count, 0), MANY))
                .map(i -> Math.max(Math.min(each, size - i * each), 0))
                .toArray();
    }

    /** A slice of an axis: positions removed before and after, and the step between those kept. */
    private record Cut(int before, int behind, int step) {
        static final Cut NOTHING = new Cut(0, 0, 1);

        boolean isWhole() {
            return equals(NOTHING);
        }

        int[] places(int size) {
            return step > 0
                    ? IntStream.iterate(before, i -> i < size - behind, i -> i + step)
                            .toArray()
                    : IntStream.iterate(size - 1 - behind, i -> i >= before, i -> i + step)
                            .toArray();
        }
    }

    /** Cuts axes; the result is the node's output. */
    private static FeatureMap cut(NodeContext context, FeatureMap map, SortedMap<Integer, Cut> given) {
        SortedMap<Integer, Cut> cuts = new TreeMap<>(given);
        cuts.values().removeIf(Cut::isWhole);
        if (cuts.isEmpty()) {
            return context.write(new io.github.dreamsphere.models.net.Identity(), map, map.blob());
        }
        FeatureMap changed = map;
        for (int axis : List.copyOf(cuts.keySet())) {
            changed = ChannelwiseOps.ordered(context, changed, axis);
            if (isChannels(context, changed, axis)) {
                int[] chosen = cuts.remove(axis).places(context.net().channels(changed.blob()));
                changed = selected(context, changed, axis, chosen, cuts.isEmpty());
            }
        }
        AxisChanges<Cut> changes = new AxisChanges<>(context, SliceOperators::crop);
        return cuts.isEmpty() ? changed : changes.apply(changed, cuts, true);
    }

    private static Crop crop(Cut rows, Cut columns) {
        Cut y = rows == null ? Cut.NOTHING : rows;
        Cut x = columns == null ? Cut.NOTHING : columns;
        return new Crop(y.before(), x.before(), y.behind(), x.behind(), y.step(), x.step());
    }

    /** True if the axis is all channels of the blob, in order, and few enough to be chosen by a convolution. */
    private static boolean isChannels(NodeContext context, FeatureMap map, int axis) {
        AxisSize channels = context.net().size(map.blob(), Source.CHANNEL);
        return channels.fixed().orElse(MANY) < MANY
                && !channels.isOne()
                && map.axes().get(axis).equals(FeatureMap.atoms(Source.CHANNEL, channels));
    }

    /** Chosen channels, which are {@code axis}. */
    private static FeatureMap selected(NodeContext context, FeatureMap map, int axis, int[] chosen, boolean last) {
        if (chosen.length == 0) {
            throw context.node().unsupported("it leaves nothing");
        }
        Convolution selection = Convolution.selecting(chosen, context.net().channels(map.blob()));
        FeatureMap as = map.withAxis(
                axis, FeatureMap.atoms(Source.CHANNEL, context.net().probes().extent(chosen.length)));
        return last
                ? context.write(selection, as, map.blob())
                : as.withBlob(context.step("channels", selection, map.blob()));
    }

    private static OnnxValue gather(NodeContext context) {
        FeatureMap read = context.map(0);
        int axis = context.axis(context.node().integer("axis", 0), read.rank());
        FeatureMap map = read.isBatch(axis) ? read : ChannelwiseOps.ordered(context, read, axis);
        Constant indices = context.weights(1);
        if (map.isBatch(axis) && indices.length() == 1) {
            return reshaped(context, map.withAxis(axis, List.of()), axis, indices);
        }
        int size = (int) map.size(axis, context.probes()).fixed().orElseThrow(() -> context.node()
                .unsupported("it gathers along axis " + axis + ", whose size depends on the image's"));
        int[] chosen = new int[indices.length()];
        long[] given = indices.integers();
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] =
                    context.axis((int) Math.max(Math.min(given[i], Integer.MAX_VALUE), Integer.MIN_VALUE / 2), size);
        }
        if (isChannels(context, map, axis)) {
            return reshaped(context, selected(context, map, axis, chosen, indices.rank() == 1), axis, indices);
        }
        Pick pick = new Pick(IntStream.of(chosen).boxed().toList(), size);
        List<Integer> others = new ArrayList<>(AxisLayout.range(0, map.rank()));
        others.remove(Integer.valueOf(axis));
        AxisLayout layout = new AxisLayout(List.of(), List.of(axis), others);
        List<AxisSize> sizes = new ArrayList<>(map.sizes(context.probes()));
        sizes.set(axis, context.net().probes().extent(chosen.length));
        context.requireOneImage(map, axis);
        String blob = context.step("gathered", pick, BlobOrder.blob(context, map, layout));
        return reshaped(context, BlobOrder.view(context, blob, layout, map, sizes), axis, indices);
    }

    /** The gathered axis in the shape of the indices. */
    private static FeatureMap reshaped(NodeContext context, FeatureMap gathered, int axis, Constant indices) {
        FeatureMap line =
                new FeatureMap(gathered.blob(), List.of(gathered.axes().get(axis)));
        List<AxisSize> shape = Arrays.stream(indices.shape())
                .mapToObj(size -> context.net().probes().extent(size))
                .toList();
        List<List<IndexDigit>> axes = new ArrayList<>(gathered.axes());
        axes.remove(axis);
        axes.addAll(axis, line.reshape(shape).axes());
        return new FeatureMap(gathered.blob(), axes);
    }

    private static OnnxValue slice(NodeContext context) {
        FeatureMap map = context.map(0);
        Constant starts = bounds(context, 1, "starts");
        Constant ends = bounds(context, 2, "ends");
        int[] all = IntStream.range(0, Math.min(starts.length(), map.rank())).toArray();
        int[] axes = context.integers(3, "axes", all);
        int[] ones = IntStream.generate(() -> 1).limit(axes.length).toArray();
        int[] steps = context.integers(4, "steps", ones);
        if (axes.length != starts.length() || axes.length != ends.length() || axes.length != steps.length) {
            throw context.node().fail("it has " + starts.length() + " starts for " + axes.length + " axes");
        }
        SortedMap<Integer, Cut> cuts = new TreeMap<>();
        for (int i = 0; i < axes.length; i++) {
            int axis = context.axis(axes[i], map.rank());
            if (map.isBatch(axis)) {
                map = map.withAxis(axis, oneOrAllImages(context, map, axis, starts, ends, i));
            } else if (cuts.put(axis, cut(context, map.size(axis, context.probes()), starts, ends, i, steps[i]))
                    != null) {
                throw context.node().fail("axis " + axis + " is given twice");
            }
        }
        return cut(context, map, cuts);
    }

    /** All images of a batch are the same: one of them is left, or all. */
    private static List<IndexDigit> oneOrAllImages(
            NodeContext context, FeatureMap map, int axis, Constant starts, Constant ends, int i) {
        Cut cut = cut(context, map.size(axis, context.probes()), starts, ends, i, 1);
        long left = map.size(axis, context.probes()).at(0) - cut.before() - cut.behind();
        if (!cut.isWhole() && left != 1) {
            throw context.node().unsupported("it chooses some images of a batch");
        }
        return left == 1 ? List.of() : map.axes().get(axis);
    }

    private static Constant bounds(NodeContext context, int input, String attribute) {
        if (context.has(input)) {
            return context.constant(input);
        }
        int[] values = context.node().integers(attribute);
        double[] numbers = IntStream.of(values).asDoubleStream().toArray();
        double[][] same =
                IntStream.range(0, context.probes()).mapToObj(i -> numbers).toArray(double[][]::new);
        return Constant.sizes(new int[] {numbers.length}, true, same);
    }

    private static Cut cut(NodeContext context, AxisSize size, Constant starts, Constant ends, int i, int step) {
        if (step == 0) {
            throw context.node().fail("a step must not be 0");
        }
        Long[] before = new Long[context.probes()];
        Long[] behind = new Long[context.probes()];
        for (int probe = 0; probe < context.probes(); probe++) {
            long length = size.at(probe);
            double start = counted(starts.at(probe, i), length);
            double end = counted(ends.at(probe, i), length);
            if (step > 0) {
                before[probe] = (long) Math.max(Math.min(start, length), 0);
                behind[probe] = length - (long) Math.max(Math.min(end, length), before[probe]);
            } else {
                long last = (long) Math.max(Math.min(start, length - 1), -1);
                before[probe] = (long) Math.max(Math.min(end, length - 1), -1) + 1;
                behind[probe] = length - 1 - last;
            }
            if (before[probe] + behind[probe] >= length) {
                throw context.node().unsupported("it leaves nothing");
            }
        }
        return new Cut(fixed(context, before), fixed(context, behind), step);
    }

    private static double counted(double given, long size) {
        return given < 0 ? given + size : given;
    }

    private static int fixed(NodeContext context, Long[] sizes) {
        return (int) new AxisSize(List.of(sizes)).fixed().orElseThrow(() -> context.node()
                .unsupported("what it removes depends on the image size"));
    }

    /** Repeats values along axes of size 1 and new ones. */
    private static OnnxValue expand(NodeContext context) {
        Constant shape = context.constant(1);
        if (shape.rank() != 1) {
            throw context.node().fail("its shape must be a list");
        }
        FeatureMap map = context.map(0).atLeastRank(shape.length());
        int offset = map.rank() - shape.length();
        for (int i = 0; i < shape.length(); i++) {
            AxisSize wanted = shape.extent(i, context.probes());
            AxisSize own = map.size(i + offset, context.probes());
            if (own.isOne() && !wanted.isOne()) {
                map = map.withAxis(i + offset, repeats(context, wanted));
            } else if (!wanted.isOne() && !wanted.equals(own)) {
                throw context.node().fail("an axis of size " + own + " cannot grow to " + wanted);
            }
        }
        return map;
    }

    private static List<IndexDigit> repeats(NodeContext context, AxisSize size) {
        if (size.sizes().stream().anyMatch(copies -> copies < 1)) {
            throw context.node().unsupported("it repeats values " + size + " times");
        }
        return FeatureMap.atoms(Source.REPEAT, size);
    }

    private static OnnxValue tile(NodeContext context) {
        FeatureMap map = context.map(0);
        Constant counts = context.constant(1);
        if (counts.length() != map.rank()) {
            throw context.node().fail("it has " + counts.length() + " counts for " + map.rank() + " axes");
        }
        for (int axis = 0; axis < map.rank(); axis++) {
            List<IndexDigit> digits = new ArrayList<>(repeats(context, counts.extent(axis, context.probes())));
            digits.addAll(map.axes().get(axis));
            map = map.withAxis(axis, digits);
        }
        map.length(context.probes());
        return map;
    }
}
