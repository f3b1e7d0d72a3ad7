package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.onnx.IndexDigit.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** Thrown if a view cannot have the requested axes. */
    static final class UnshapeableException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        UnshapeableException(String message) {
            super(message);
        }
    }

    private static final int LARGEST_RANK = 12;

    FeatureMap {
        axes = axes.stream().map(IndexDigit::canonical).map(List::copyOf).toList();
        if (axes.stream()
                        .flatMap(List::stream)
                        .filter(digit -> digit.source() == Source.BATCH)
                        .count()
                > 1) {
            throw new UnshapeableException("the images of a batch cannot be split");
        }
    }

    /** The blob as [batch, channels, height, width]. */
    static FeatureMap nchw(String blob, AxisSize batch, AxisSize channels, AxisSize height, AxisSize width) {
        return new FeatureMap(
                blob,
                List.of(
                        atoms(Source.BATCH, batch),
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
        if (axis < 0 || axis >= rank()) {
            throw new UnshapeableException("there is no axis " + axis + " in a tensor of rank " + rank());
        }
        return product(axes.get(axis), probes);
    }

    /** The sizes of all axes for one image of the batch. */
    List<AxisSize> sizes(int probes) {
        return axes.stream()
                .map(digits -> product(BlobOrder.withoutBatch(digits), probes))
                .toList();
    }

    /** True if {@code axis} holds the images of a batch. */
    boolean isBatch(int axis) {
        return axes.get(axis).stream().anyMatch(digit -> digit.source() == Source.BATCH);
    }

    /** True if {@code axis} only repeats values. */
    boolean repeats(int axis) {
        return axes.get(axis).stream().allMatch(digit -> digit.source() == Source.REPEAT);
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
        boolean fits = permutation.length == rank()
                && Arrays.stream(permutation).distinct().count() == rank()
                && Arrays.stream(permutation).allMatch(axis -> axis >= 0 && axis < rank());
        if (!fits) {
            throw new UnshapeableException(
                    "axes of a tensor of rank " + rank() + " cannot be ordered as " + Arrays.toString(permutation));
        }
        List<List<IndexDigit>> moved = new ArrayList<>();
        for (int axis : permutation) {
            moved.add(axes.get(axis));
        }
        return new FeatureMap(blob, moved);
    }

    /** The same view without its first axis, which must have size 1. */
    FeatureMap withoutFirst() {
        return new FeatureMap(blob, axes.subList(1, axes.size()));
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
        if (sizes.size() > LARGEST_RANK) {
            throw new UnshapeableException("a rank of " + sizes.size() + " is more than " + LARGEST_RANK);
        }
        if (sizes.stream().flatMap(size -> size.sizes().stream()).anyMatch(size -> size < 1)) {
            throw new UnshapeableException("the new shape " + sizes + " is empty");
        }
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
