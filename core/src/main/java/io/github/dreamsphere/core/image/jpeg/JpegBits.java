package io.github.dreamsphere.core.image.jpeg;

/** Reads the bits of a JPEG's entropy-coded data (T.81, F.2.2.5) up to the next marker; zeros after it. */
final class JpegBits {
    private final byte[] data;
    private int at;
    private long bits;
    private int count;
    private boolean atMarker;

    /** Reads {@code data} from byte {@code at} on. */
    JpegBits(byte[] data, int at) {
        this.data = data;
        this.at = at;
    }

    /** Returns the next 16 bits without consuming them. */
    int peek16() {
        if (count < 16) {
            fill();
        }
        return (int) (bits >>> count - 16) & 0xFFFF;
    }

    /** Skips bits, at most 32. */
    void skip(int bitCount) {
        if (count < bitCount) {
            fill();
        }
        count -= bitCount;
    }

    /** Reads bits, at most 16. */
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

    /** FF00 means FF; any other byte after FF ends the data. */
    private int stuffed() {
        if (at < data.length && data[at] == 0) {
            at++;
            return 0xFF;
        }
        atMarker = true;
        at--;
        return 0;
    }

    /** Skips to the next marker, and over it if it is a restart marker; returns whether it is. */
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

    /** The position of the marker that ends the scan. */
    int end() {
        int marker = nextMarker();
        while (marker >= 0xD0 && marker <= 0xD7) {
            at += 2;
            marker = nextMarker();
        }
        return at;
    }

    /** Moves to the next marker and returns its second byte, or −1 at the end. */
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
