package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;

/** Reads the bits of VP8L data, the lowest bit of each byte first. */
final class Vp8lBits {
    private final byte[] data;
    private final int end;
    private int at;
    private long bits;
    private int count;

    Vp8lBits(byte[] data, int start, int end) {
        this.data = data;
        this.at = start;
        this.end = end;
    }

    /**
     * Reads an unsigned number.
     *
     * @param length at most 24
     * @throws EOFException if fewer bits are left
     */
    int number(int length) throws EOFException {
        int number = peek() & (1 << length) - 1;
        skip(length);
        return number;
    }

    boolean flag() throws EOFException {
        return number(1) != 0;
    }

    /** At least the next 24 bits, from the lowest bit up; zeros past the end of the data. */
    int peek() {
        while (count <= Integer.SIZE - Byte.SIZE && at < end) {
            bits |= (data[at++] & 0xffL) << count;
            count += Byte.SIZE;
        }
        return (int) bits;
    }

    /**
     * Skips bits that were peeked at.
     *
     * @throws EOFException if fewer bits are left
     */
    void skip(int length) throws EOFException {
        if (length > count) {
            throw new EOFException("the VP8L data end too early");
        }
        bits >>>= length;
        count -= length;
    }
}
