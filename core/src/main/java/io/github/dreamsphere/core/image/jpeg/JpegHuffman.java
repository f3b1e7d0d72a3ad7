package io.github.dreamsphere.core.image.jpeg;

import java.io.IOException;
import java.util.Arrays;

/** A Huffman table of a JPEG (T.81, annex C), indexed by the next 16 bits. */
final class JpegHuffman {
    private static final int LONGEST = 16;
    private static final int UNUSED = 0;

    /** The length of the code in the high byte, its symbol in the low byte. */
    private final short[] codes = new short[1 << LONGEST];

    /**
     * @param counts the numbers of codes of length 1 to 16, from index {@code at} on, followed by the symbols in the
     *     order of their codes
     */
    JpegHuffman(byte[] counts, int at) throws IOException {
        int code = 0;
        int symbol = at + LONGEST;
        for (int length = 1; length <= LONGEST; length++) {
            int span = 1 << LONGEST - length;
            for (int i = 0; i < (counts[at + length - 1] & 0xFF); i++) {
                if (code + span > codes.length || symbol >= counts.length) {
                    throw new IOException("a Huffman table is invalid");
                }
                Arrays.fill(codes, code, code + span, (short) (length << 8 | counts[symbol++] & 0xFF));
                code += span;
            }
        }
    }

    /** The size in bytes of the table at {@code at}. */
    static int bytes(byte[] counts, int at) {
        int bytes = LONGEST;
        for (int i = 0; i < LONGEST; i++) {
            bytes += counts[at + i] & 0xFF;
        }
        return bytes;
    }

    /** Reads the next symbol. */
    int next(JpegBits bits) throws IOException {
        int code = codes[bits.peek16()];
        if (code == UNUSED) {
            throw new IOException("a code is not in its Huffman table");
        }
        bits.skip(code >> 8);
        return code & 0xFF;
    }

    /** Skips the rest of a block's coefficients, from {@code first} on (T.81, F.2.2.2). */
    void skipCoefficients(JpegBits bits, int first) throws IOException {
        for (int k = first; k < 64; k++) {
            int code = codes[bits.peek16()];
            if (code == UNUSED) {
                throw new IOException("a code is not in its Huffman table");
            }
            int size = code & 15;
            int run = code >> 4 & 15;
            bits.skip((code >> 8) + size);
            if (size == 0 && run != 15) {
                return;
            }
            k += run;
        }
    }
}
