package io.github.dreamsphere.core.image.tiff;

import java.io.IOException;
import java.io.InputStream;

/**
 * Decompresses LZW (TIFF 6.0, section 13), also as old programs wrote it: with the lowest bit first and longer codes one
 * entry later.
 */
final class LzwStream extends InputStream {
    private static final int CLEAR = 256;
    private static final int END = 257;
    private static final int FIRST_BITS = 9;
    private static final int LAST_BITS = 12;
    private static final int ENTRIES = 1 << LAST_BITS;

    private final InputStream in;
    private final byte[] stored = new byte[1 << LAST_BITS];
    private final boolean isOld;
    private final int[] prefixes = new int[ENTRIES];
    private final byte[] first = new byte[ENTRIES];
    private final byte[] last = new byte[ENTRIES];
    private final int[] lengths = new int[ENTRIES];
    private final byte[] decoded = new byte[ENTRIES];

    private int storedAt;
    private int storedEnd;
    private int decodedAt = ENTRIES;
    private int size;
    private int bits;
    private int previous = -1;
    private int buffer;
    private int buffered;
    private boolean ended;

    /** Opens a block; its first code, which clears the table, shows the order of bits. */
    LzwStream(InputStream in) throws IOException {
        this.in = in;
        fill();
        isOld = storedEnd >= 2 && stored[0] == 0 && (stored[1] & 1) == 1;
        for (int i = 0; i < CLEAR; i++) {
            first[i] = (byte) i;
            last[i] = (byte) i;
            lengths[i] = 1;
        }
        clear();
    }

    private void clear() {
        size = END + 1;
        bits = FIRST_BITS;
        previous = -1;
    }

    @Override
    public int read() throws IOException {
        return decodedAt < ENTRIES || decode() ? decoded[decodedAt++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int end = offset + length;
        while (at < end && (decodedAt < ENTRIES || decode())) {
            int count = Math.min(end - at, ENTRIES - decodedAt);
            System.arraycopy(decoded, decodedAt, bytes, at, count);
            decodedAt += count;
            at += count;
        }
        return at == offset && length > 0 ? -1 : at - offset;
    }

    /** Decodes the next string to the end of {@link #decoded}; false at the end of the data. */
    private boolean decode() throws IOException {
        int code = code();
        while (code == CLEAR) {
            clear();
            code = code();
        }
        if (code < 0 || code == END) {
            ended = true;
            return false;
        }
        if (code > size || code == size && previous < 0 || previous < 0 && code > END) {
            throw new IOException("its LZW data are damaged");
        }
        if (previous >= 0 && size < ENTRIES) {
            add(code == size ? previous : code);
        }
        decodedAt = ENTRIES - lengths[code];
        for (int at = ENTRIES - 1, each = code; at >= decodedAt; at--, each = prefixes[each]) {
            decoded[at] = last[each];
        }
        previous = code;
        return true;
    }

    /** Adds the previous string and the first byte of another. */
    private void add(int other) {
        prefixes[size] = previous;
        first[size] = first[previous];
        last[size] = first[other];
        lengths[size] = lengths[previous] + 1;
        size++;
        if (size + (isOld ? 0 : 1) >= 1 << bits && bits < LAST_BITS) {
            bits++;
        }
    }

    private int code() throws IOException {
        if (ended) {
            return -1;
        }
        while (buffered < bits) {
            if (storedAt == storedEnd && !fill()) {
                return -1;
            }
            int next = stored[storedAt++] & 0xff;
            buffer = isOld ? buffer | next << buffered : buffer << Byte.SIZE | next;
            buffered += Byte.SIZE;
        }
        buffered -= bits;
        int mask = (1 << bits) - 1;
        int code = isOld ? buffer & mask : buffer >>> buffered & mask;
        buffer = isOld ? buffer >>> bits : buffer & (1 << buffered) - 1;
        return code;
    }

    private boolean fill() throws IOException {
        storedAt = 0;
        storedEnd = in.readNBytes(stored, 0, stored.length);
        return storedEnd > 0;
    }
}
