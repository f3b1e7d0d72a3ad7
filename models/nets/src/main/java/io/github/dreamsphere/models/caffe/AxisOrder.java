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

    private static Rearrange of(List<Integer> rows, List<Integer> columns, List<Integer> channels) {
        return new Rearrange(WHOLE, WHOLE, WHOLE, List.of(), rows, columns, channels);
    }
}
