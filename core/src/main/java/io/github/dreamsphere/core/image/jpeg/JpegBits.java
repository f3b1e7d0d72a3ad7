package io.github.dreamsphere.core.image.jpeg;

/** The bits of a JPEG's entropy-coded data (T.81, F.2.2.5), up to the next marker; beyond it, zeros. */
final class JpegBits {
    private final byte[] data;
    private int at;
    private long bits;
    private int count;
    private boolean atMarker;

    /** Bits of {@code data} from byte {@code at} on. */
    JpegBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    /** The next 16 bits, which stay. */
    int peek16() {
        if (count < 16) {
            fill();
        }
        return (int) (bits >>> count - 16) & 0xFFFF;
    }

    /** Passes over at most 32 bits. */
    void skip(int bitCount) {
        if (count < bitCount) {
            fill();
        }
        count -= bitCount;
    }

    /** The next bits, at most 16. */
    int take(int bitCount) {
        int value = peek16() >> 16 - bitCount;
        count -= bitCount;
        return value;
    }

    private void fill() {
        while (count <= 48) {
            int next = 0;
            if (!atMarker && at < data.length) {
                next = data[at++] & 0xFF;
                if (next == 0xFF) {
                    next = stuffed();
                }
            }
            bits = bits << 8 | next;
            count += 8;
        }
    }

    /** FF00 stands for FF; anything else behind an FF ends the data. */
    private int stuffed() {
        if (at < data.length && data[at] == 0) {
            at++;
            return 0xFF;
        }
        atMarker = true;
        at--;
        return 0;
    }

    /** Forgets what is left before the next marker and passes over that; true if it is one of restart. */
    boolean restart() {
        bits = 0;
        count = 0;
        atMarker = false;
        int marker = nextMarker();
        if (marker < 0xD0 || marker > 0xD7) {
            return false;
        }
        at += 2;
        return true;
    }

    /** Where the next marker that ends the scan stands. */
    int end() {
        int marker = nextMarker();
        while (marker >= 0xD0 && marker <= 0xD7) {
            at += 2;
            marker = nextMarker();
        }
        return at;
    }

    /** Moves to the next marker and gives its second byte, or −1 at the end. */
    private int nextMarker() {
        while (at + 1 < data.length) {
            if (data[at] == (byte) 0xFF && data[at + 1] != 0 && data[at + 1] != (byte) 0xFF) {
                return data[at + 1] & 0xFF;
            }
            at++;
        }
        return -1;
    }
}
