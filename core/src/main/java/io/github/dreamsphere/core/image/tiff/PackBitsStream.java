package io.github.dreamsphere.core.image.tiff;

import java.io.IOException;
import java.io.InputStream;

/** Decompresses PackBits (TIFF 6.0, section 9). */
final class PackBitsStream extends InputStream {
    private static final int NOTHING = 128;

    private final InputStream in;
    private int left;
    private boolean isRun;
    private int repeated;

    PackBitsStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        while (left == 0) {
            int header = in.read();
            if (header < 0) {
                return -1;
            }
            isRun = header > NOTHING;
            left = header == NOTHING ? 0 : isRun ? 257 - header : header + 1;
            repeated = isRun ? in.read() : 0;
        }
        left--;
        return isRun ? repeated : in.read();
    }
}
