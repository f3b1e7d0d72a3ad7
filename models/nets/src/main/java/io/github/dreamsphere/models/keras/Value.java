package io.github.dreamsphere.models.keras;

import java.util.ArrayList;
import java.util.List;

/**
 * A tensor of Keras: a blob, and the order in which the tensor has the blob's values. A tensor may be any arrangement of
 * whole rows, columns and channels, such as a map, a flattened map or a list of positions.
 *
 * @param axes for each axis but the batch, the axes of the blob that it runs through, slowest first; those of size 1
 *     are left out
 */
record Value(String blob, List<List<Source>> axes) {
    /** An axis of a blob. */
    enum Source {
        HEIGHT,
        WIDTH,
        CHANNELS
    }

    Value {
        axes = axes.stream().map(List::copyOf).toList();
    }

    /** The same tensor in another blob of the same shape. */
    Value in(String otherBlob) {
        return new Value(otherBlob, axes);
    }

    int rank() {
        return axes.size();
    }

    /** The axis with this number, counted with the batch as 0 or, if negative, from the last. */
    int axis(int number) {
        int axis = number < 0 ? number + rank() : number - 1;
        if (axis < 0 || axis >= rank()) {
            throw new UnsupportedLayerException("works along axis " + number + " of a tensor without such an axis");
        }
        return axis;
    }

    /** True if the axis is the blob's channels, or has size 1 and no other axis is the channels. */
    boolean isChannels(int axis) {
        List<Source> own = axes.get(axis);
        boolean elsewhere = axes.stream().anyMatch(other -> other != own && other.contains(Source.CHANNELS));
        return own.equals(List.of(Source.CHANNELS)) || own.isEmpty() && !elsewhere;
    }

    /** True if this is a map: rows, columns, channels, or channels first. */
    boolean isMap(boolean channelsFirst) {
        List<Source> order = order(channelsFirst);
        if (rank() != order.size()) {
            return false;
        }
        for (int axis = 0; axis < order.size(); axis++) {
            List<Source> sources = axes.get(axis);
            if (!sources.isEmpty() && !sources.equals(List.of(order.get(axis)))) {
                return false;
            }
        }
        return true;
    }

    /** The axes of a map. */
    static List<Source> order(boolean channelsFirst) {
        return channelsFirst
                ? List.of(Source.CHANNELS, Source.HEIGHT, Source.WIDTH)
                : List.of(Source.HEIGHT, Source.WIDTH, Source.CHANNELS);
    }

    /** This tensor with axes of size 1 in front, so that it has {@code rank} axes. */
    Value withRank(int rank) {
        List<List<Source>> more = new ArrayList<>();
        for (int i = rank(); i < rank; i++) {
            more.add(List.of());
        }
        more.addAll(axes);
        return new Value(blob, more);
    }
}
