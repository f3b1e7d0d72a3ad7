package io.github.dreamsphere.models.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which axes of a tensor make the rows, columns and channels of a blob, the outermost first. Axes of size 1 may be left
 * out.
 */
record AxisLayout(List<Integer> rows, List<Integer> columns, List<Integer> channels) {
    AxisLayout {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        channels = List.copyOf(channels);
    }

    /** [batch, channels, height, width] and shorter tensors; trailing axes may be missing. */
    static AxisLayout ofPicture(int rank) {
        return new AxisLayout(
                rank > 2 ? List.of(2) : List.of(),
                rank > 3 ? List.of(3) : List.of(),
                rank > 1 ? List.of(1) : List.of());
    }

    /** [batch, channels, positions…], the last axis as columns, those before it as rows. */
    static AxisLayout ofPositions(int rank) {
        return new AxisLayout(
                range(2, rank - 1), range(Math.max(rank - 1, 2), rank), rank > 1 ? List.of(1) : List.of());
    }

    /** Keeps the order of all values, as channels, rows, columns. */
    static AxisLayout inOrder(FeatureMap map) {
        int rank = map.rank();
        boolean batched =
                rank > 1 && map.axes().get(0).stream().allMatch(digit -> digit.source() == IndexDigit.Source.BATCH);
        if (batched && rank <= 4) {
            return ofPicture(rank);
        }
        return switch (rank) {
            case 0 -> new AxisLayout(List.of(), List.of(), List.of());
            case 1 -> new AxisLayout(List.of(), List.of(0), List.of());
            case 2 -> new AxisLayout(List.of(0), List.of(1), List.of());
            default -> new AxisLayout(List.of(rank - 2), List.of(rank - 1), range(0, rank - 2));
        };
    }

    /** The given axes as channels, the others as columns. */
    static AxisLayout withChannels(int rank, List<Integer> channels) {
        List<Integer> others = new ArrayList<>(range(0, rank));
        others.removeAll(channels);
        return new AxisLayout(List.of(), others, channels);
    }

    static List<Integer> range(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).boxed().toList();
    }
}
