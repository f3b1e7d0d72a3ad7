package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;

/** The arithmetic decoder of VP8 (RFC 6386, section 7). Past the end of its data it returns zeros. */
final class BoolReader {
    private static final int LOADED_BYTES = 7;
    private static final int EVEN = 128;

    private final byte[] data;
    private final int end;
    private int at;
    private boolean exhausted;

    /** The bits that were loaded and not yet used, from bit {@code bits + 7} down. */
    private long value;

    private int bits = -Byte.SIZE;
    /** The width of the current interval, less 1. */
    private int range = 254;

    BoolReader(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    /** The next bit, which is 0 with a probability of {@code probability} of 256. */
    int bit(int probability) {
        if (bits < 0) {
            load();
        }
        int split = range * probability >> 8;
        int bit = 0;
        if ((int) (value >>> bits) > split) {
            range -= split + 1;
            value -= (long) (split + 1) << bits;
            bit = 1;
        } else {
            range = split;
        }
        int shift = Integer.numberOfLeadingZeros(range + 1) - (Integer.SIZE - Byte.SIZE);
        range = (range + 1 << shift) - 1;
        bits -= shift;
        return bit;
    }

    boolean flag() {
        return bit(EVEN) != 0;
    }

    /** An unsigned number of {@code count} bits, the highest first. */
    int number(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit(EVEN);
        }
        return number;
    }

    /** A number of {@code count} bits and its sign, or 0 if a flag says that there is none. */
    int optionalNumber(int count) {
        if (!flag()) {
            return 0;
        }
        int number = number(count);
        return flag() ? -number : number;
    }

    /** The number with the sign that follows. */
    int signed(int number) {
        return flag() ? -number : number;
    }

    /** @throws EOFException if more bits were read than there are */
    void checkEnd() throws EOFException {
        if (exhausted) {
            throw new EOFException("a partition of the VP8 data ends too early");
        }
    }

    private void load() {
        if (end - at >= LOADED_BYTES) {
            for (int i = 0; i < LOADED_BYTES; i++) {
                value = value << Byte.SIZE | data[at++] & 0xff;
            }
            bits += LOADED_BYTES * Byte.SIZE;
            return;
        }
        exhausted |= at >= end;
        value = value << Byte.SIZE | (at < end ? data[at++] & 0xff : 0);
        bits += Byte.SIZE;
    }
}
