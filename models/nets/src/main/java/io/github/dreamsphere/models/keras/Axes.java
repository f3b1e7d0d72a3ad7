package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.keras.Value.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Sizes and rearrangements of the axes of tensors. */
final class Axes {
    private Axes() {}

    /** The size of an axis; empty if it depends on the size of the image. */
    static OptionalInt size(NetDraft net, Value value, int axis) {
        long size = 1;
        for (Source source : value.axes().get(axis)) {
            OptionalInt own = net.size(value.blob(), source);
            if (own.isEmpty()) {
                return OptionalInt.empty();
            }
            size *= own.getAsInt();
        }
        return OptionalInt.of(Math.toIntExact(size));
    }

    /** All axes of the blob in the order of the tensor's values. */
    static List<Source> sources(Value value) {
        return value.axes().stream().flatMap(List::stream).toList();
    }

    /** The tensor as one axis. */
    static Value flat(Value value) {
        return new Value(value.blob(), List.of(sources(value)));
    }

    /**
     * The tensor with axes of other sizes.
     *
     * @param target the sizes; one of them may be −1, for what is left
     */
    static Value reshaped(NetDraft net, Value value, int[] target) {
        List<Source> left = new ArrayList<>(sources(value));
        int free = -1;
        for (int i = 0; i < target.length; i++) {
            free = target[i] == -1 ? i : free;
        }
        List<List<Source>> axes = new ArrayList<>();
        for (int i = 0; i < target.length && i != free; i++) {
            axes.add(taken(net, value, left, target[i], true));
        }
        List<List<Source>> behind = new ArrayList<>();
        for (int i = target.length - 1; free >= 0 && i > free; i--) {
            behind.add(0, taken(net, value, left, target[i], false));
        }
        if (free >= 0) {
            axes.add(left);
        } else if (!left.isEmpty()) {
            throw cannot();
        }
        axes.addAll(behind);
        return new Value(value.blob(), axes);
    }

    /** Takes axes of the blob whose sizes multiply to {@code size} from the start or the end of {@code left}. */
    private static List<Source> taken(NetDraft net, Value value, List<Source> left, int size, boolean fromStart) {
        List<Source> taken = new ArrayList<>();
        for (int product = 1; product != size; ) {
            if (left.isEmpty()) {
                throw cannot();
            }
            Source source = left.remove(fromStart ? 0 : left.size() - 1);
            OptionalInt own = net.size(value.blob(), source);
            if (own.isEmpty() || size < 1 || size % ((long) product * own.getAsInt()) != 0) {
                throw cannot();
            }
            product *= own.getAsInt();
            taken.add(fromStart ? taken.size() : 0, source);
        }
        return taken;
    }

    private static UnsupportedLayerException cannot() {
        return new UnsupportedLayerException("splits rows, columns or channels into parts, which is not supported");
    }
}
