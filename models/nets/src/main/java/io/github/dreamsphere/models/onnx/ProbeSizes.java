package io.github.dreamsphere.models.onnx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The image sizes at which a graph's shapes are followed. A file that leaves height and width free is followed at two
 * sizes: what differs between them hangs on the image's size. A file made for one size is followed at that one.
 *
 * @param heights in pixels
 * @param widths in pixels
 */
record ProbeSizes(List<Integer> heights, List<Integer> widths) {
    /** Multiples of 64, so that nets with many strides agree; all different, so that no axis is taken for another. */
    static final ProbeSizes FREE = new ProbeSizes(List.of(256, 448), List.of(320, 576));

    static ProbeSizes of(int height, int width) {
        return new ProbeSizes(List.of(height), List.of(width));
    }

    int count() {
        return heights.size();
    }

    AxisSize height() {
        return extent(heights);
    }

    AxisSize width() {
        return extent(widths);
    }

    AxisSize extent(long size) {
        return AxisSize.of(size, count());
    }

    private static AxisSize extent(List<Integer> sizes) {
        return new AxisSize(IntStream.range(0, sizes.size())
                .mapToObj(i -> (long) sizes.get(i))
                .toList());
    }
}
