package io.github.dreamsphere.core.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture and its halves, the finest first.
 *
 * @param levels at least one
 */
record GreyPyramid(List<GreyPicture> levels) {
    /** Levels go on while their shorter edge is at least this many pixels. */
    private static final int SMALLEST = 14;

    static GreyPyramid of(GreyPicture finest) {
        List<GreyPicture> levels = new ArrayList<>(List.of(finest));
        GreyPicture last = finest;
        while (Math.min(last.width(), last.height()) >= 2 * SMALLEST) {
            last = last.halved();
            levels.add(last);
        }
        return new GreyPyramid(List.copyOf(levels));
    }
}
