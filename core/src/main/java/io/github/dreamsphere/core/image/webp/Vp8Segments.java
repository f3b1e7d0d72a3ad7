package io.github.dreamsphere.core.image.webp;

/** Up to four kinds of macroblock with their own quantiser and filter (RFC 6386, 9.3). */
final class Vp8Segments {
    static final int COUNT = 4;

    private static final int QUANTISER_BITS = 7;
    private static final int FILTER_BITS = 6;
    private static final int CERTAIN = 255;

    private final boolean used;
    private final boolean mapped;
    private final boolean absolute;
    private final int[] quantisers = new int[COUNT];
    private final int[] filters = new int[COUNT];
    private final int[] tree = {CERTAIN, CERTAIN, CERTAIN};

    Vp8Segments(BoolReader in) {
        used = in.flag();
        mapped = used && in.flag();
        boolean hasData = used && in.flag();
        absolute = !hasData || in.flag();
        if (hasData) {
            for (int i = 0; i < COUNT; i++) {
                quantisers[i] = in.optionalNumber(QUANTISER_BITS);
            }
            for (int i = 0; i < COUNT; i++) {
                filters[i] = in.optionalNumber(FILTER_BITS);
            }
        }
        for (int i = 0; mapped && i < tree.length; i++) {
            tree[i] = in.flag() ? in.number(Byte.SIZE) : CERTAIN;
        }
    }

    /** The segment of the next macroblock. */
    int read(BoolReader in) {
        if (!mapped) {
            return 0;
        }
        return in.bit(tree[0]) == 0 ? in.bit(tree[1]) : 2 + in.bit(tree[2]);
    }

    /** The index of the quantiser of a segment, where that of the frame is {@code base}. */
    int quantiser(int segment, int base) {
        return level(quantisers[segment], base);
    }

    /** The filter level of a segment, where that of the frame is {@code base}. */
    int filterLevel(int segment, int base) {
        return level(filters[segment], base);
    }

    private int level(int own, int base) {
        if (!used) {
            return base;
        }
        return absolute ? own : base + own;
    }
}
