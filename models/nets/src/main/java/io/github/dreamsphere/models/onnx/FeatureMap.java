package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * A view of a blob as a tensor: the digits of the blob's index that make up each axis. Axes of size 1, like the batch,
 * have no digits.
 *
 * @param blob the blob's name
 */
record FeatureMap(String blob, List<List<IndexDigit>> axes) implements OnnxValue {
    /** Thrown if a reshape would split a digit unevenly. */
    static final class UnshapeableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnshapeableException(String message) {
            super(message);
        }
    }

    FeatureMap {
        axes = axes.stream().map(IndexDigit::canonical).map(List::copyOf).toList();
    }

    /** The blob as [1, channels, height, width]. */
    static FeatureMap nchw(String blob, AxisSize channels, AxisSize height, AxisSize width) {
        return new FeatureMap(
                blob,
                List.of(
                        List.of(),
                        atoms(Source.CHANNEL, channels),
                        atoms(Source.HEIGHT, height),
                        atoms(Source.WIDTH, width)));
    }

    static List<IndexDigit> atoms(Source source, AxisSize size) {
        return size.isOne() ? List.of() : List.of(IndexDigit.whole(source, size));
    }

    int rank() {
        return axes.size();
    }

    /** The size of {@code axis}. */
    AxisSize size(int axis, int probes) {
        return product(axes.get(axis), probes);
    }

    private static AxisSize product(List<IndexDigit> atoms, int probes) {
        return atoms.stream().map(IndexDigit::size).reduce(AxisSize.of(1, probes), AxisSize::times);
    }

    /** Every digit, the last varying fastest. */
    List<IndexDigit> digits() {
        return axes.stream().flatMap(List::stream).toList();
    }

    /** Number of values. */
    AxisSize length(int probes) {
        return product(digits(), probes);
    }

    FeatureMap withBlob(String other) {
        return new FeatureMap(other, axes);
    }

    FeatureMap withAxis(int axis, List<IndexDigit> atoms) {
        List<List<IndexDigit>> changed = new ArrayList<>(axes);
        changed.set(axis, atoms);
        return new FeatureMap(blob, changed);
    }

    FeatureMap transpose(int[] permutation) {
        List<List<IndexDigit>> moved = new ArrayList<>();
        for (int axis : permutation) {
            moved.add(axes.get(axis));
        }
        return new FeatureMap(blob, moved);
    }

    /** The same view with leading axes of size 1 up to {@code rank}. */
    FeatureMap atLeastRank(int rank) {
        List<List<IndexDigit>> padded = new ArrayList<>(Collections.nCopies(Math.max(rank - rank(), 0), List.of()));
        padded.addAll(axes);
        return new FeatureMap(blob, padded);
    }

    /**
     * The same values in the same order with other axes.
     *
     * @throws UnshapeableException if it would split a digit unevenly
     */
    FeatureMap reshape(List<AxisSize> sizes) {
        Deque<IndexDigit> rest = new ArrayDeque<>(digits());
        List<List<IndexDigit>> shaped = new ArrayList<>();
        for (AxisSize size : sizes) {
            shaped.add(take(rest, size));
        }
        if (!rest.isEmpty()) {
            throw new UnshapeableException("the new shape " + sizes + " has fewer values");
        }
        return new FeatureMap(blob, shaped);
    }

    private static List<IndexDigit> take(Deque<IndexDigit> rest, AxisSize size) {
        List<IndexDigit> axis = new ArrayList<>();
        AxisSize need = size;
        while (!need.isOne()) {
            IndexDigit next = rest.poll();
            if (next == null) {
                throw new UnshapeableException("the new shape has more values");
            }
            if (need.divisibleBy(next.size())) {
                axis.add(next);
                need = need.over(next.size());
            } else if (next.size().divisibleBy(need)) {
                axis.add(next.outer(need));
                rest.addFirst(next.inner(need));
                need = AxisSize.of(1, size.sizes().size());
            } else {
                throw new UnshapeableException("an axis of " + next.size() + " cannot be split into " + need);
            }
        }
        return axis;
    }

    /** True if every digit of {@code axis} belongs to {@code source}. */
    boolean holdsOnly(int axis, Source source) {
        return axes.get(axis).stream().allMatch(atom -> atom.source() == source);
    }

    /** True if no other axis than {@code axis} has digits of {@code source}. */
    boolean holdsAll(int axis, Source source) {
        for (int i = 0; i < rank(); i++) {
            if (i != axis && axes.get(i).stream().anyMatch(atom -> atom.source() == source)) {
                return false;
            }
        }
        return true;
    }
}
