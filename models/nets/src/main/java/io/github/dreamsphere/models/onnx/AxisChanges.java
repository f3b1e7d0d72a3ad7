package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Applies an op that works along rows and columns to any axes of a tensor, two at a time.
 *
 * @param <C> what is done along one axis
 */
final class AxisChanges<C> {
    /** Makes an op; either change may be null, for none. */
    @FunctionalInterface
    interface Maker<C> {
        Op make(C rows, C columns);
    }

    private final NodeContext context;
    private final Maker<C> maker;

    AxisChanges(NodeContext context, Maker<C> maker) {
        this.context = context;
        this.maker = maker;
    }

    /**
     * The changed tensor.
     *
     * @param last whether the node's output is written; otherwise a step before it
     */
    FeatureMap apply(FeatureMap map, SortedMap<Integer, C> changes, boolean last) {
        changes.keySet().forEach(axis -> context.requireOneImage(map, axis));
        SortedMap<Integer, C> waiting = new TreeMap<>(changes);
        FeatureMap changed = map;
        while (!waiting.isEmpty()) {
            int second = waiting.lastKey();
            C columns = waiting.remove(second);
            Integer first = waiting.isEmpty() ? null : waiting.lastKey();
            C rows = first == null ? null : waiting.remove(first);
            boolean write = last && waiting.isEmpty();
            changed = first == null
                    ? one(changed, second, columns, write)
                    : two(changed, first, rows, second, columns, write);
        }
        return changed;
    }

    private FeatureMap one(FeatureMap map, int axis, C change, boolean write) {
        AxisLayout rows = ofRows(map, axis);
        if (BlobOrder.isNatural(context, map, rows)) {
            return changed(map, rows, maker.make(change, null), write);
        }
        return changed(map, ofColumns(map, axis), maker.make(null, change), write);
    }

    private FeatureMap two(FeatureMap map, int first, C rows, int second, C columns, boolean write) {
        List<Integer> others = others(map, List.of(first, second));
        AxisLayout turned = new AxisLayout(List.of(second), List.of(first), others);
        if (BlobOrder.isNatural(context, map, turned)) {
            return changed(map, turned, maker.make(columns, rows), write);
        }
        return changed(map, new AxisLayout(List.of(first), List.of(second), others), maker.make(rows, columns), write);
    }

    private List<Integer> others(FeatureMap map, List<Integer> own) {
        List<Integer> others = new ArrayList<>(AxisLayout.range(0, map.rank()));
        others.removeAll(own);
        return others;
    }

    /** The axis as rows, the last of the others as columns. */
    private AxisLayout ofRows(FeatureMap map, int axis) {
        List<Integer> others = others(map, List.of(axis));
        int cut = Math.max(others.size() - 1, 0);
        return new AxisLayout(List.of(axis), others.subList(cut, others.size()), others.subList(0, cut));
    }

    /** The axis as columns; the others as rows and channels so that nothing is reordered, if that is possible. */
    private AxisLayout ofColumns(FeatureMap map, int axis) {
        List<Integer> others = others(map, List.of(axis));
        for (int cut = 0; cut <= others.size(); cut++) {
            AxisLayout layout =
                    new AxisLayout(others.subList(cut, others.size()), List.of(axis), others.subList(0, cut));
            AxisLayout turned =
                    new AxisLayout(others.subList(0, cut), List.of(axis), others.subList(cut, others.size()));
            if (BlobOrder.isNatural(context, map, layout)) {
                return layout;
            }
            if (BlobOrder.isNatural(context, map, turned)) {
                return turned;
            }
        }
        List<Integer> free = others.stream()
                .filter(other -> map.size(other, context.probes()).fixed().isEmpty())
                .toList();
        List<Integer> rows = free.subList(0, Math.min(free.size(), 1));
        others.removeAll(rows);
        return new AxisLayout(rows, List.of(axis), others);
    }

    private FeatureMap changed(FeatureMap map, AxisLayout layout, Op op, boolean write) {
        String blob = BlobOrder.blob(context, map, layout);
        List<AxisSize> sizes = new ArrayList<>(map.sizes(context.probes()));
        String changed = context.step("changed", op, blob);
        for (int axis : layout.rows()) {
            if (layout.rows().size() == 1) {
                sizes.set(axis, context.net().height(changed));
            }
        }
        for (int axis : layout.columns()) {
            if (layout.columns().size() == 1) {
                sizes.set(axis, context.net().width(changed));
            }
        }
        FeatureMap view = BlobOrder.view(context, changed, layout, map, sizes);
        return write ? context.renamed(view) : view;
    }
}
