package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tensors brought into one layout, so that their blobs can be combined value by value. Shapes are broadcast as NumPy
 * does.
 *
 * @param blobs a blob for each tensor; along an axis that a tensor lacks, its blob has size 1
 * @param as the combination, as a view of a blob of the broadcast shape
 */
record Alignment(List<String> blobs, FeatureMap as) {
    private static final int LARGEST_RANK = 8;

    static Alignment of(NodeContext context, List<OnnxValue> values) {
        return new Aligner(context, values).align();
    }

    private static final class Aligner {
        private final NodeContext context;
        private final List<OnnxValue> values = new ArrayList<>();
        private final int rank;
        private final List<List<IndexDigit>> like = new ArrayList<>();
        private final List<AxisSize> sizes = new ArrayList<>();
        private final List<Integer> axes = new ArrayList<>();

        Aligner(NodeContext context, List<OnnxValue> given) {
            this.context = context;
            rank = given.stream().mapToInt(Aligner::rank).max().orElseThrow();
            for (OnnxValue value : given) {
                values.add(value instanceof FeatureMap map ? map.atLeastRank(rank) : padded((Constant) value, rank));
            }
            for (int axis = 0; axis < rank; axis++) {
                measure(axis);
            }
        }

        private static int rank(OnnxValue value) {
            return value instanceof FeatureMap map ? map.rank() : ((Constant) value).rank();
        }

        private static Constant padded(Constant constant, int rank) {
            int[] shape = new int[rank];
            Arrays.fill(shape, 1);
            System.arraycopy(constant.shape(), 0, shape, rank - constant.rank(), constant.rank());
            return constant.reshape(shape);
        }

        private void measure(int axis) {
            AxisSize size = AxisSize.of(1, context.probes());
            List<IndexDigit> batch = List.of();
            boolean varies = false;
            for (OnnxValue value : values) {
                AxisSize own = value instanceof FeatureMap map
                        ? map.size(axis, context.probes())
                        : context.net().probes().extent(((Constant) value).shape()[axis]);
                if (!own.isOne() && !size.isOne() && !own.equals(size)) {
                    throw context.node().fail("shapes do not match: " + size + " and " + own + " along axis " + axis);
                }
                size = own.isOne() ? size : own;
                varies |= varies(value, axis);
                if (value instanceof FeatureMap map && map.isBatch(axis)) {
                    batch = map.axes().get(axis);
                } else if (value instanceof FeatureMap map && batch.isEmpty() && map.repeats(axis)) {
                    batch = map.axes().get(axis);
                }
            }
            if (varies) {
                axes.add(axis);
            }
            boolean images = batch.stream().anyMatch(digit -> digit.source() == Source.BATCH);
            like.add(varies && !images ? List.of() : batch);
            sizes.add(varies ? withoutBatch(size, batch) : AxisSize.of(1, context.probes()));
        }

        private AxisSize withoutBatch(AxisSize size, List<IndexDigit> digits) {
            AxisSize rest = size;
            for (IndexDigit digit : digits) {
                rest = digit.source() == Source.BATCH ? rest.over(digit.size()) : rest;
            }
            return rest;
        }

        /** True if the tensor has different values along {@code axis}, other than for other images of a batch. */
        private boolean varies(OnnxValue value, int axis) {
            if (value instanceof FeatureMap map) {
                return !BlobOrder.withoutBatch(map.axes().get(axis)).isEmpty() && !map.repeats(axis);
            }
            boolean one = ((Constant) value).shape()[axis] == 1;
            if (!one && values.stream().anyMatch(other -> other instanceof FeatureMap map && map.isBatch(axis))) {
                throw context.node().unsupported("a constant differs between the images of a batch");
            }
            return !one;
        }

        Alignment align() {
            List<FeatureMap> maps = values.stream()
                    .filter(FeatureMap.class::isInstance)
                    .map(FeatureMap.class::cast)
                    .toList();
            if (maps.size() == values.size() && agree(maps)) {
                return new Alignment(maps.stream().map(FeatureMap::blob).toList(), union(maps));
            }
            AxisLayout layout = layout(maps);
            List<String> blobs = new ArrayList<>();
            for (OnnxValue value : values) {
                blobs.add(
                        value instanceof FeatureMap map
                                ? BlobOrder.blob(context, withoutRepeats(map), layout)
                                : blob(context, (Constant) value, layout));
            }
            FeatureMap view = BlobOrder.view(context, "", layout, new FeatureMap("", onlyBatch()), sizes);
            for (int axis = 0; axis < rank; axis++) {
                boolean repeated = !axes.contains(axis)
                        && !like.get(axis).isEmpty()
                        && like.get(axis).get(0).source() == Source.REPEAT;
                view = repeated ? view.withAxis(axis, like.get(axis)) : view;
            }
            return new Alignment(blobs, view);
        }

        private List<List<IndexDigit>> onlyBatch() {
            return like.stream()
                    .map(digits -> digits.stream().anyMatch(digit -> digit.source() == Source.BATCH)
                            ? digits
                            : List.<IndexDigit>of())
                    .toList();
        }

        private FeatureMap withoutRepeats(FeatureMap map) {
            FeatureMap plain = map;
            for (int axis = 0; axis < rank; axis++) {
                plain = map.repeats(axis) ? plain.withAxis(axis, List.of()) : plain;
            }
            return plain;
        }

        /** True if the maps have their values in the same order, so that their blobs can be combined directly. */
        private boolean agree(List<FeatureMap> maps) {
            List<List<IndexDigit>> all = union(maps).axes();
            return maps.stream().allMatch(map -> {
                for (int axis = 0; axis < rank; axis++) {
                    List<IndexDigit> own = map.axes().get(axis);
                    if (!own.isEmpty() && !map.repeats(axis) && !own.equals(all.get(axis))) {
                        return false;
                    }
                }
                return wholeAxes(map, all);
            });
        }

        /** True if, of each axis of the blobs, the map has either all digits of the union or none. */
        private boolean wholeAxes(FeatureMap map, List<List<IndexDigit>> all) {
            List<IndexDigit> own = map.digits();
            List<IndexDigit> union = all.stream().flatMap(List::stream).toList();
            for (Source source : List.of(Source.CHANNEL, Source.HEIGHT, Source.WIDTH)) {
                long count =
                        own.stream().filter(digit -> digit.source() == source).count();
                long most =
                        union.stream().filter(digit -> digit.source() == source).count();
                boolean sized = count == 0
                        || context.net()
                                .size(map.blob(), source)
                                .equals(union.stream()
                                        .filter(digit -> digit.source() == source)
                                        .map(IndexDigit::size)
                                        .reduce(AxisSize.of(1, context.probes()), AxisSize::times));
                if (count != 0 && count != most || !sized) {
                    return false;
                }
            }
            return own.stream().noneMatch(digit -> digit.source() == Source.REPEAT)
                    || IndexDigit.canonical(own).size() == own.size();
        }

        private FeatureMap union(List<FeatureMap> maps) {
            List<List<IndexDigit>> union = new ArrayList<>();
            for (int axis = 0; axis < rank; axis++) {
                int place = axis;
                union.add(maps.stream()
                        .filter(map -> !map.axes().get(place).isEmpty() && !map.repeats(place))
                        .map(map -> map.axes().get(place))
                        .findFirst()
                        .orElse(like.get(axis)));
            }
            return new FeatureMap(maps.get(0).blob(), union);
        }

        /** The layout for which the fewest maps must be reordered. */
        private AxisLayout layout(List<FeatureMap> maps) {
            if (axes.size() > LARGEST_RANK) {
                throw context.node().unsupported("tensors of rank " + rank + " cannot be combined");
            }
            AxisLayout best = null;
            long least = Long.MAX_VALUE;
            int[] slots = new int[axes.size()];
            int choices = (int) Math.pow(3, axes.size());
            for (int choice = 0; choice < choices; choice++) {
                for (int i = 0, rest = choice; i < slots.length; i++, rest /= 3) {
                    slots[i] = rest % 3;
                }
                if (fits(slots)) {
                    AxisLayout layout = new AxisLayout(in(slots, 0), in(slots, 1), in(slots, 2));
                    long cost = maps.stream()
                            .filter(map -> !BlobOrder.isNatural(context, withoutRepeats(map), layout))
                            .count();
                    // Ops with weights need a fixed number of channels.
                    boolean free = layout.channels().stream()
                            .anyMatch(axis -> sizes.get(axis).fixed().isEmpty());
                    cost = 2 * cost + (free ? 1 : 0);
                    if (cost < least) {
                        least = cost;
                        best = layout;
                    }
                }
            }
            if (best == null) {
                throw context.node().unsupported("this broadcast of several tensors is not supported");
            }
            return best;
        }

        /** True if every tensor has all axes that share a slot, or none of them. */
        private boolean fits(int[] slots) {
            for (int a = 0; a < slots.length; a++) {
                for (int b = a + 1; b < slots.length; b++) {
                    for (OnnxValue value : values) {
                        if (slots[a] == slots[b] && varies(value, axes.get(a)) != varies(value, axes.get(b))) {
                            return false;
                        }
                    }
                }
            }
            return true;
        }

        private List<Integer> in(int[] slots, int slot) {
            List<Integer> chosen = new ArrayList<>();
            for (int i = 0; i < slots.length; i++) {
                if (slots[i] == slot) {
                    chosen.add(axes.get(i));
                }
            }
            return chosen;
        }
    }

    /** A constant as a blob in this layout, in which each of its axes of more than one value must be. */
    static String blob(NodeContext context, Constant constant, AxisLayout layout) {
        if (!constant.fixed()) {
            throw context.node().unsupported("a constant depends on the image size");
        }
        float[] from = constant.floats();
        int[] rows = ConstantShapes.offsets(constant.shape(), layout.rows());
        int[] columns = ConstantShapes.offsets(constant.shape(), layout.columns());
        int[] channels = ConstantShapes.offsets(constant.shape(), layout.channels());
        float[] values = new float[from.length];
        int i = 0;
        for (int row : rows) {
            for (int column : columns) {
                for (int channel : channels) {
                    // An infinite mask is as good as the greatest number, and stays finite in sums.
                    values[i++] = Math.max(Math.min(from[row + column + channel], Float.MAX_VALUE), -Float.MAX_VALUE);
                }
            }
        }
        Tensor tensor = new Tensor(new int[] {rows.length, columns.length, channels.length}, values);
        return context.step("constant", new io.github.dreamsphere.models.net.Constant(tensor));
    }

    /** A constant as a tensor of the net, its last axis as channels. */
    static FeatureMap map(NodeContext context, Constant constant) {
        int rank = constant.rank();
        AxisLayout layout = new AxisLayout(
                AxisLayout.range(0, rank - 2),
                AxisLayout.range(Math.max(rank - 2, 0), rank - 1),
                AxisLayout.range(Math.max(rank - 1, 0), rank));
        List<AxisSize> sizes = Arrays.stream(constant.shape())
                .mapToObj(size -> context.net().probes().extent(size))
                .toList();
        String blob = blob(context, constant, layout);
        return BlobOrder.view(context, blob, layout, new FeatureMap("", List.of()), sizes);
    }
}
