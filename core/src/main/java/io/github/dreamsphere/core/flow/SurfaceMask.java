package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/**
 * Marked pixels of a full surface. Areas grow and shrink across the seam and the poles, equally far in every direction:
 * along a row, by 1/cos φ times as many pixels as at the equator.
 */
final class SurfaceMask {
    private final Surface surface;
    private final boolean[] marked;

    private SurfaceMask(Surface surface, boolean[] marked) {
        this.surface = surface;
        this.marked = marked;
    }

    /** @param marked row by row; not copied */
    static SurfaceMask of(Surface surface, boolean[] marked) {
        return new SurfaceMask(surface, marked);
    }

    boolean get(int x, int y) {
        return marked[y * surface.width() + x];
    }

    /** The marked part of the surface's area, 0..1. */
    double share() {
        double area = 0;
        double all = 0;
        for (int y = 0; y < surface.height(); y++) {
            double pixel = surface.area(y);
            int count = 0;
            for (int x = 0; x < surface.width(); x++) {
                count += get(x, y) ? 1 : 0;
            }
            area += pixel * count;
            all += pixel * surface.width();
        }
        return area / all;
    }

    /** What lies within {@code radius} pixels of a marked one. */
    SurfaceMask grown(int radius) {
        return near(radius, true);
    }

    /** What is not within {@code radius} pixels of an unmarked one. */
    SurfaceMask shrunk(int radius) {
        return near(radius, false);
    }

    /** Spreads the pixels that are {@code value}, over rows and then over columns. */
    private SurfaceMask near(int radius, boolean value) {
        boolean[] vertical = new boolean[marked.length];
        boolean[] spread = new boolean[marked.length];
        IntStream.range(0, surface.height()).parallel().forEach(y -> spreadDown(y, radius, value, vertical));
        IntStream.range(0, surface.height()).parallel().forEach(y -> spreadAlong(vertical, y, radius, value, spread));
        return new SurfaceMask(surface, spread);
    }

    private void spreadDown(int y, int radius, boolean value, boolean[] out) {
        Border border = surface.border();
        int width = surface.width();
        for (int x = 0; x < width; x++) {
            boolean found = false;
            for (int k = -radius; k <= radius && !found; k++) {
                found = marked[border.row(y + k) * width + border.column(x, y + k)] == value;
            }
            out[y * width + x] = found == value;
        }
    }

    private void spreadAlong(boolean[] in, int y, int radius, boolean value, boolean[] out) {
        int width = surface.width();
        int reach = (int) Math.min(width / 2.0, Math.round(radius / Math.max(surface.area(y), 1e-6)));
        int[] sums = new int[width + 1];
        for (int x = 0; x < width; x++) {
            sums[x + 1] = sums[x] + (in[y * width + x] == value ? 1 : 0);
        }
        for (int x = 0; x < width; x++) {
            out[y * width + x] = (count(sums, x - reach, x + reach + 1) > 0) == value;
        }
    }

    /** How many pixels count in columns {@code from} to {@code to} (exclusive), which may lie beyond the edges. */
    private int count(int[] sums, int from, int to) {
        int width = surface.width();
        if (!surface.border().wraps()) {
            return sums[Math.min(width, to)] - sums[Math.max(0, from)];
        }
        if (to - from >= width) {
            return sums[width];
        }
        int first = Math.floorMod(from, width);
        int end = first + to - from;
        return end <= width ? sums[end] - sums[first] : sums[width] - sums[first] + sums[end - width];
    }
}
