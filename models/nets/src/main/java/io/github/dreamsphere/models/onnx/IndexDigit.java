package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * A digit of a blob's index, seen as a mixed-radix number. A reshape splits an axis into digits, a transposition
 * reorders them. The position along each axis of the blob is the sum of its {@code digit · stride}.
 *
 * @param source the axis of the blob it belongs to
 * @param stride positions of one step along that axis
 * @param size number of values of the digit
 */
record IndexDigit(Source source, AxisSize stride, AxisSize size) {
    /** The axes of a blob, and what a blob does not have. */
    enum Source {
        CHANNEL,
        HEIGHT,
        WIDTH,
        /** The images of a batch, which are all the same and computed once. */
        BATCH,
        /** Copies of the same values; the blob has them once. */
        REPEAT
    }

    static IndexDigit whole(Source source, AxisSize size) {
        return new IndexDigit(source, AxisSize.of(1, size.sizes().size()), size);
    }

    /** The leading digit, with {@code outer} values, if this is split in two. */
    IndexDigit outer(AxisSize outer) {
        return new IndexDigit(source, stride.times(size.over(outer)), outer);
    }

    /** The trailing digit if this is split in two and {@link #outer} leads. */
    IndexDigit inner(AxisSize outer) {
        return new IndexDigit(source, stride, size.over(outer));
    }

    /** The same digits, with neighbours merged where they are one digit. */
    static List<IndexDigit> canonical(List<IndexDigit> atoms) {
        List<IndexDigit> joined = new ArrayList<>();
        for (IndexDigit atom : atoms) {
            IndexDigit last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (atom.size.isOne()) {
                continue;
            }
            if (last != null && last.source == atom.source && last.stride.equals(atom.stride.times(atom.size))) {
                joined.set(joined.size() - 1, new IndexDigit(atom.source, atom.stride, last.size.times(atom.size)));
            } else {
                joined.add(atom);
            }
        }
        return joined;
    }
}
