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
record Probes(List<Integer> heights, List<Integer> widths) {
    /** Multiples of 64, so that nets with many strides agree; all different, so that no axis is taken for another. */
    static final Probes FREE = new Probes(List.of(256, 448), List.of(320, 576));

    static Probes of(int height, int width) {
        return new Probes(List.of(height), List.of(width));
    }

    int count() {
        return heights.size();
    }

    Extent height() {
        return extent(heights);
    }

    Extent width() {
        return extent(widths);
    }

    Extent extent(long size) {
        return Extent.of(size, count());
    }

    private static Extent extent(List<Integer> sizes) {
        return new Extent(IntStream.range(0, sizes.size())
                .mapToObj(i -> (long) sizes.get(i))
                .toList());
    }
}
