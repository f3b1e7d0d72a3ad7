package io.github.dreamsphere.core.image.webp;

import java.io.EOFException;
import java.io.IOException;

/** A canonical prefix code (WebP lossless specification, 6.2). */
final class PrefixCode {
    private static final int LONGEST = 15;
    /** Codes up to this length are decoded by one look into a table. */
    private static final int TABLE_BITS = 9;

    private static final int LENGTH_BITS = 4;

    private static final int[] LENGTH_ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
    private static final int REPEAT_LAST = 16;
    private static final int REPEAT_ZERO = 17;
    private static final int FIRST_LAST_LENGTH = 8;

    /** The symbols in the order of their codes. */
    private final int[] symbols;
    /** The number of codes of each length. */
    private final int[] counts = new int[LONGEST + 1];
    /** A symbol and the length of its code, by the next bits; 0 for longer codes. */
    private final int[] table;

    /** The code whose symbols have codes of these lengths, 0 for symbols that do not occur. */
    private PrefixCode(int[] lengths) throws IOException {
        for (int length : lengths) {
            counts[length]++;
        }
        int used = lengths.length - counts[0];
        counts[0] = 0;
        symbols = new int[used];
        int[] next = new int[LONGEST + 2];
        for (int length = 1; length <= LONGEST; length++) {
            next[length + 1] = next[length] + counts[length];
        }
        int longest = 0;
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[next[lengths[symbol]]++] = symbol;
                longest = Math.max(longest, lengths[symbol]);
            }
        }
        if (used == 1) {
            // The only symbol needs no bits.
            table = new int[] {symbols[0] << LENGTH_BITS};
            return;
        }
        checkComplete();
        table = new int[1 << Math.min(TABLE_BITS, longest)];
        fillTable();
    }

    private void checkComplete() throws IOException {
        int left = 1;
        for (int length = 1; length <= LONGEST; length++) {
            left = 2 * left - counts[length];
            if (left < 0) {
                break;
            }
        }
        if (left != 0) {
            throw new IOException("a prefix code of its VP8L data is not complete");
        }
    }

    private void fillTable() {
        int code = 0;
        int index = 0;
        for (int length = 1; 1 << length <= table.length; length++) {
            for (int i = 0; i < counts[length]; i++, code++, index++) {
                int first = Integer.reverse(code) >>> Integer.SIZE - length;
                for (int at = first; at < table.length; at += 1 << length) {
                    table[at] = symbols[index] << LENGTH_BITS | length;
                }
            }
            code <<= 1;
        }
    }

    /** Reads the code of an alphabet of {@code size} symbols. */
    static PrefixCode read(Vp8lBits in, int size) throws IOException {
        int[] lengths = new int[size];
        if (in.flag()) {
            int count = in.number(1) + 1;
            int bits = in.flag() ? Byte.SIZE : 1;
            for (int i = 0; i < count; i++) {
                int symbol = in.number(i == 0 ? bits : Byte.SIZE);
                if (symbol >= size) {
                    throw new IOException("a prefix code of its VP8L data has an unknown symbol");
                }
                lengths[symbol] = 1;
            }
        } else {
            readLengths(in, lengths);
        }
        return new PrefixCode(lengths);
    }

    private static void readLengths(Vp8lBits in, int[] lengths) throws IOException {
        int[] lengthLengths = new int[LENGTH_ORDER.length];
        int coded = in.number(4) + 4;
        for (int i = 0; i < coded; i++) {
            lengthLengths[LENGTH_ORDER[i]] = in.number(3);
        }
        PrefixCode code = new PrefixCode(lengthLengths);
        int left = lengths.length;
        if (in.flag()) {
            left = 2 + in.number(2 + 2 * in.number(3));
            if (left > lengths.length) {
                throw new IOException("a prefix code of its VP8L data has too many symbols");
            }
        }
        int last = FIRST_LAST_LENGTH;
        for (int symbol = 0; symbol < lengths.length && left > 0; left--) {
            int read = code.symbol(in);
            if (read < REPEAT_LAST) {
                lengths[symbol++] = read;
                last = read == 0 ? last : read;
            } else {
                int repeated = repeats(in, read);
                if (repeated > lengths.length - symbol) {
                    throw new IOException("a prefix code of its VP8L data has too many symbols");
                }
                for (int i = 0; i < repeated; i++) {
                    lengths[symbol++] = read == REPEAT_LAST ? last : 0;
                }
            }
        }
    }

    private static int repeats(Vp8lBits in, int read) throws EOFException {
        return switch (read) {
            case REPEAT_LAST -> 3 + in.number(2);
            case REPEAT_ZERO -> 3 + in.number(3);
            default -> 11 + in.number(7);
        };
    }

    /** Reads the next symbol. */
    int symbol(Vp8lBits in) throws EOFException {
        int bits = in.peek();
        int entry = table[bits & table.length - 1];
        if (entry == 0 && symbols.length > 1) {
            return longSymbol(in, bits);
        }
        in.skip(entry & (1 << LENGTH_BITS) - 1);
        return entry >> LENGTH_BITS;
    }

    private int longSymbol(Vp8lBits in, int bits) throws EOFException {
        int code = 0;
        int first = 0;
        int index = 0;
        int length = 0;
        do {
            code = code << 1 | bits >> length & 1;
            first = first + counts[length] << 1;
            index += counts[length];
            length++;
        } while (code - first >= counts[length]);
        in.skip(length);
        return symbols[index + code - first];
    }
}
