package io.github.dreamsphere.models.onnx;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The image sizes for which the shapes of a graph are computed. For a file with free height and width these are two;
 * what differs between them depends on the image size. For a file with a fixed size it is that size.
 *
 * @param heights in pixels
 * @param widths in pixels
 */
record ProbeSizes(List<Integer> heights, List<Integer> widths) {
    /** Multiples of 64, so that strides divide them; all different, so that axes can be told apart. */
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
