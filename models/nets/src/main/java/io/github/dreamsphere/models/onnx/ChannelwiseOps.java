package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Op;
import java.util.ArrayList;
import java.util.List;

/** Applies ops that work along the channels to any axes of a tensor, by making these axes channels. */
final class ChannelwiseOps {
    private ChannelwiseOps() {}

    /** The layout with {@code over} as channels for which the map need not be reordered, if there is one. */
    static AxisLayout layout(NodeContext context, FeatureMap map, List<Integer> over) {
        over.forEach(axis -> context.requireOneImage(map, axis));
        List<Integer> others = new ArrayList<>(AxisLayout.range(0, map.rank()));
        others.removeAll(over);
        List<Integer> varying = others.stream()
                .filter(axis -> !BlobOrder.withoutBatch(map.axes().get(axis)).isEmpty())
                .toList();
        for (int choice = 0; choice < 1 << Math.min(varying.size(), 8); choice++) {
            List<Integer> rows = new ArrayList<>();
            List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < varying.size(); i++) {
                ((choice >> i & 1) == 0 ? rows : columns).add(varying.get(i));
            }
            AxisLayout layout = new AxisLayout(rows, columns, over);
            if (BlobOrder.isNatural(context, map, layout) || isNaturalButForChannels(context, map, layout)) {
                return layout;
            }
        }
        int cut = Math.max(varying.size() - 1, 0);
        return new AxisLayout(varying.subList(0, cut), varying.subList(cut, varying.size()), over);
    }

    /** True if only the channels must be reordered among themselves. */
    private static boolean isNaturalButForChannels(NodeContext context, FeatureMap map, AxisLayout layout) {
        boolean channels = layout.channels().stream().allMatch(axis -> map.holdsOnly(axis, IndexDigit.Source.CHANNEL));
        return channels && BlobOrder.keepsPositions(context, map, layout);
    }

    /** The map with its values reordered, if necessary, so that {@code axis} is the channels of a blob in order. */
    static FeatureMap ordered(NodeContext context, FeatureMap map, int axis) {
        boolean channels = map.holdsOnly(axis, IndexDigit.Source.CHANNEL)
                && map.holdsAll(axis, IndexDigit.Source.CHANNEL)
                && map.digits().stream().noneMatch(digit -> digit.source() == IndexDigit.Source.REPEAT);
        if (!channels) {
            return map;
        }
        AxisLayout layout = layout(context, map, List.of(axis));
        String blob = BlobOrder.blob(context, map, layout);
        return BlobOrder.view(context, blob, layout, map, map.sizes(context.probes()));
    }

    /** Applies an op that keeps the number of channels along the axes {@code over} together. */
    static FeatureMap along(NodeContext context, Op op, FeatureMap map, List<Integer> over) {
        AxisLayout layout = layout(context, map, over);
        String blob = BlobOrder.blob(context, map, layout);
        return context.arranged(op, layout, map, map.sizes(context.probes()), blob);
    }
}
