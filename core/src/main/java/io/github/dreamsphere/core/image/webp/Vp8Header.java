package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;

/** The header of a VP8 key frame (RFC 6386, section 9) and readers of what follows it. */
final class Vp8Header {
    /** The frame tag, the start code and the size. */
    static final int SIZE_BYTES = 10;

    private static final int TAG_BYTES = 3;
    private static final int PARTITION_LENGTH_BYTES = 3;
    private static final int LARGEST_PROFILE = 3;
    private static final int EDGE_MASK = 0x3fff;

    private final byte[] data;
    private final int end;
    private final int width;
    private final int height;
    private final BoolReader modes;
    private final Vp8Segments segments;
    private final Vp8FilterStrength[] filters;
    private final BoolReader[] tokens;
    private final Vp8Steps[] steps;
    private final int[] coefficients = new int[Vp8Tables.COEFFICIENT_PROBABILITIES];
    private final int skipProbability;

    /**
     * Reads the header.
     *
     * @throws EOFException if the data end within the header or the first partition
     * @throws IOException if this is no key frame of VP8
     */
    Vp8Header(byte[] data, int start, int end) throws IOException {
        this.data = data;
        this.end = end;
        if (end - start < SIZE_BYTES) {
            throw new EOFException("the VP8 header is cut short");
        }
        int tag = number(start, TAG_BYTES);
        if ((tag & 1) != 0 || (tag >> 1 & 7) > LARGEST_PROFILE || number(start + TAG_BYTES, 3) != 0x2a019d) {
            throw new IOException("its VP8 data do not begin with a key frame");
        }
        width = number(start + 6, 2) & EDGE_MASK;
        height = number(start + 8, 2) & EDGE_MASK;
        if (width == 0 || height == 0) {
            throw new IOException("its header says " + width + "x" + height + " pixels");
        }
        int first = start + SIZE_BYTES;
        int firstLength = tag >>> 5;
        if (firstLength > end - first) {
            throw new EOFException("the first partition is cut short");
        }
        modes = new BoolReader(data, first, first + firstLength);
        // The colour space and the type of clamping do not matter: see RFC 6386, 9.2.
        modes.number(2);
        segments = new Vp8Segments(modes);
        filters = Vp8FilterStrength.read(modes, segments);
        tokens = partitions(first + firstLength);
        steps = Vp8Steps.read(modes, segments);
        modes.flag();
        for (int i = 0; i < coefficients.length; i++) {
            boolean changes = modes.bit(Vp8Tables.coefficientUpdate(i)) != 0;
            coefficients[i] = changes ? modes.number(8) : Vp8Tables.defaultCoefficient(i);
        }
        skipProbability = modes.flag() ? modes.number(8) : -1;
        modes.checkEnd();
    }

    private BoolReader[] partitions(int start) throws IOException {
        BoolReader[] readers = new BoolReader[1 << modes.number(2)];
        int lengths = start;
        int at = start + PARTITION_LENGTH_BYTES * (readers.length - 1);
        if (at > end) {
            throw new EOFException("the lengths of the partitions are cut short");
        }
        for (int i = 0; i < readers.length; i++, lengths += PARTITION_LENGTH_BYTES) {
            int length = i == readers.length - 1 ? end - at : number(lengths, PARTITION_LENGTH_BYTES);
            if (length > end - at) {
                throw new EOFException("partition " + (i + 1) + " is cut short");
            }
            readers[i] = new BoolReader(data, at, at + length);
            at += length;
        }
        return readers;
    }

    /** An unsigned number, its lowest byte first. */
    private int number(int at, int bytes) {
        int number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (data[at + i] & 0xff) << Byte.SIZE * i;
        }
        return number;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Reads the modes of the macroblocks. */
    BoolReader modes() {
        return modes;
    }

    /** Reads the coefficients of a row of macroblocks. */
    BoolReader tokens(int macroblockRow) {
        return tokens[macroblockRow & tokens.length - 1];
    }

    Vp8Segments segments() {
        return segments;
    }

    /** The steps of the quantised coefficients of a segment. */
    Vp8Steps steps(int segment) {
        return steps[segment];
    }

    /** True if no macroblock is filtered. */
    boolean isUnfiltered() {
        return filters.length == 0;
    }

    /** How the edges in a macroblock of a segment are filtered. */
    Vp8FilterStrength filter(int segment, boolean subblocks) {
        return filters[segment + (subblocks ? Vp8Segments.COUNT : 0)];
    }

    /** The probabilities of coefficients, in the order of {@link Vp8Tables}. */
    int[] coefficients() {
        return coefficients;
    }

    /** The probability that a macroblock has coefficients; negative if all have. */
    int skipProbability() {
        return skipProbability;
    }
}
