package io.github.dreamsphere.models.caffe;

import io.github.dreamsphere.models.net.Rearrange;
import java.util.List;

/** Rearrangements of blobs by Caffe's axes: 1 channels, 2 rows, 3 columns. */
final class AxisOrder {
    private static final List<Integer> WHOLE = List.of(0);
    private static final int ROWS = 0;
    private static final int COLUMNS = 1;
    private static final int CHANNELS = 2;

    private AxisOrder() {}

    /** All values as the channels of one position, in Caffe's order: channels, rows, columns. */
    static Rearrange flat() {
        return of(List.of(), List.of(), List.of(CHANNELS, ROWS, COLUMNS));
    }

    /** Exchanges the channels for the rows (2) or the columns (3); done twice, it changes nothing. */
    static Rearrange exchanged(int axis) {
        return axis == 2
                ? of(List.of(CHANNELS), List.of(COLUMNS), List.of(ROWS))
                : of(List.of(ROWS), List.of(CHANNELS), List.of(COLUMNS));
    }

    /** Axes in another order; {@code order} names the input's axis of each output axis, the pictures (0) first. */
    static Rearrange permuted(List<Integer> order) {
        return of(List.of(digit(order.get(2))), List.of(digit(order.get(3))), List.of(digit(order.get(1))));
    }

    /** Repeats the blob {@code times} along an axis. */
    static Rearrange tiled(int axis, int times) {
        int repeat = CHANNELS + 1;
        return new Rearrange(
                WHOLE,
                WHOLE,
                WHOLE,
                List.of(times),
                axis == 2 ? List.of(repeat, ROWS) : List.of(ROWS),
                axis == 3 ? List.of(repeat, COLUMNS) : List.of(COLUMNS),
                axis == 1 ? List.of(repeat, CHANNELS) : List.of(CHANNELS));
    }

    /** The axes from {@code axis} on as channels, those before it as rows. */
    static Rearrange reduced(int axis) {
        return switch (axis) {
            case 0, 1 -> flat();
            case 2 -> of(List.of(CHANNELS), List.of(), List.of(ROWS, COLUMNS));
            default -> of(List.of(CHANNELS), List.of(ROWS), List.of(COLUMNS));
        };
    }

    /** Undoes {@link #reduced} for what is left of the axes before the reduced ones. */
    static Rearrange restored() {
        return of(List.of(COLUMNS), List.of(CHANNELS), List.of(ROWS));
    }

    /** Channels in {@code groups} rows of a table, read column by column (Zhang et al. 2018, "ShuffleNet"). */
    static Rearrange shuffled(int groups) {
        return new Rearrange(
                WHOLE, WHOLE, List.of(groups, 0), List.of(), List.of(ROWS), List.of(COLUMNS), List.of(3, 2));
    }

    private static int digit(int axis) {
        return axis == 1 ? CHANNELS : axis - 2;
    }

    private static Rearrange of(List<Integer> rows, List<Integer> columns, List<Integer> channels) {
        return new Rearrange(WHOLE, WHOLE, WHOLE, List.of(), rows, columns, channels);
    }
}
