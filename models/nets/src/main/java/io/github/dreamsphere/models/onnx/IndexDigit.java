package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * A digit of a blob's index. A reshape cuts an axis into digits of a mixed-radix number, a transposition reorders them;
 * the place in the blob is the sum of {@code digit · stride} for each source.
 *
 * @param source which of the blob's own axes it is part of
 * @param stride how far one step goes along that axis
 * @param size how many values the digit takes
 */
record IndexDigit(Source source, AxisSize stride, AxisSize size) {
    /** A blob's own axes. */
    enum Source {
        CHANNEL,
        HEIGHT,
        WIDTH
    }

    static IndexDigit whole(Source source, AxisSize size) {
        return new IndexDigit(source, AxisSize.of(1, size.sizes().size()), size);
    }

    /** The leading digit, with {@code outer} values, when this is cut in two. */
    IndexDigit outer(AxisSize outer) {
        return new IndexDigit(source, stride.times(size.over(outer)), outer);
    }

    /** The trailing digit when this is cut in two and {@link #outer} leads. */
    IndexDigit inner(AxisSize outer) {
        return new IndexDigit(source, stride, size.over(outer));
    }

    /** The same digits with neighbours joined that are one number. */
    static List<IndexDigit> canonical(List<IndexDigit> atoms) {
        List<IndexDigit> joined = new ArrayList<>();
        for (IndexDigit atom : atoms) {
            IndexDigit last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.source == atom.source && last.stride.equals(atom.stride.times(atom.size))) {
                joined.set(joined.size() - 1, new IndexDigit(atom.source, atom.stride, last.size.times(atom.size)));
            } else {
                joined.add(atom);
            }
        }
        return joined;
    }
}
