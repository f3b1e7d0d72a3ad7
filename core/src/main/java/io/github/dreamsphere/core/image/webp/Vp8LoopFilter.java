package io.github.dreamsphere.core.image.webp;

/**
 * Smooths the edges between blocks of a plane (RFC 6386, section 15). An edge lies before the pixel at an index; a step
 * leads across it, a stride along it.
 */
final class Vp8LoopFilter {
    private static final int SUBBLOCK = 4;

    private final byte[] plane;
    private final int stride;

    Vp8LoopFilter(byte[] plane, int stride) {
        this.plane = plane;
        this.stride = stride;
    }

    /**
     * Filters a macroblock's left and upper edges and those inside it.
     *
     * @param at the index of its first pixel
     * @param size 16 for luma, 8 for chroma
     * @param hasAbove whether another macroblock is above
     * @param hasLeft whether another macroblock is to its left
     */
    void filter(int at, int size, Vp8FilterStrength strength, boolean inside, boolean hasAbove, boolean hasLeft) {
        if (hasLeft) {
            macroblockEdge(at, 1, stride, size, strength);
        }
        for (int x = SUBBLOCK; inside && x < size; x += SUBBLOCK) {
            subblockEdge(at + x, 1, stride, size, strength);
        }
        if (hasAbove) {
            macroblockEdge(at, stride, 1, size, strength);
        }
        for (int y = SUBBLOCK; inside && y < size; y += SUBBLOCK) {
            subblockEdge(at + y * stride, stride, 1, size, strength);
        }
    }

    private void macroblockEdge(int at, int step, int along, int size, Vp8FilterStrength strength) {
        edge(at, step, along, size, strength, strength.macroblockLimit(), this::filterSix);
    }

    private void subblockEdge(int at, int step, int along, int size, Vp8FilterStrength strength) {
        edge(at, step, along, size, strength, strength.subblockLimit(), this::filterFour);
    }

    /** Filters the pixels on both sides of an edge at one place of it. */
    private interface SmoothFilter {
        void at(int p, int step);
    }

    private void edge(
            int at, int step, int along, int size, Vp8FilterStrength strength, int limit, SmoothFilter filter) {
        for (int i = 0, p = at; i < size; i++, p += along) {
            if (strength.simple()) {
                filterSimply(p, step, limit);
            } else if (isSmooth(p, step, limit, strength.interior())) {
                if (isHighVariance(p, step, strength.highVariance())) {
                    filterTwo(p, step);
                } else {
                    filter.at(p, step);
                }
            }
        }
    }

    private int pixel(int at) {
        return plane[at] & 0xff;
    }

    private int difference(int a, int b) {
        return Math.abs(pixel(a) - pixel(b));
    }

    private boolean isFlat(int at, int step, int limit) {
        return 4 * difference(at - step, at) + difference(at - 2 * step, at + step) <= limit;
    }

    private boolean isSmooth(int at, int step, int limit, int interior) {
        return isFlat(at, step, limit)
                && difference(at - 4 * step, at - 3 * step) <= interior
                && difference(at - 3 * step, at - 2 * step) <= interior
                && difference(at - 2 * step, at - step) <= interior
                && difference(at + 3 * step, at + 2 * step) <= interior
                && difference(at + 2 * step, at + step) <= interior
                && difference(at + step, at) <= interior;
    }

    private boolean isHighVariance(int at, int step, int threshold) {
        return difference(at - 2 * step, at - step) > threshold || difference(at + step, at) > threshold;
    }

    private void filterSimply(int at, int step, int limit) {
        if (isFlat(at, step, limit)) {
            filterTwo(at, step);
        }
    }

    private void filterTwo(int at, int step) {
        int outer = signed(pixel(at - 2 * step) - pixel(at + step));
        int slope = 3 * (pixel(at) - pixel(at - step)) + outer;
        add(at - step, small(slope + 3 >> 3));
        add(at, -small(slope + 4 >> 3));
    }

    private void filterFour(int at, int step) {
        int slope = 3 * (pixel(at) - pixel(at - step));
        int after = small(slope + 4 >> 3);
        int outer = after + 1 >> 1;
        add(at - 2 * step, outer);
        add(at - step, small(slope + 3 >> 3));
        add(at, -after);
        add(at + step, -outer);
    }

    private void filterSix(int at, int step) {
        int outer = signed(pixel(at - 2 * step) - pixel(at + step));
        int slope = signed(3 * (pixel(at) - pixel(at - step)) + outer);
        for (int distance = 0; distance < 3; distance++) {
            int change = (3 - distance) * 9 * slope + 63 >> 7;
            add(at - (distance + 1) * step, change);
            add(at + distance * step, -change);
        }
    }

    private void add(int at, int change) {
        plane[at] = (byte) Vp8Transform.clamp(pixel(at) + change);
    }

    private static int signed(int value) {
        return Math.max(-128, Math.min(127, value));
    }

    private static int small(int value) {
        return Math.max(-16, Math.min(15, value));
    }
}
