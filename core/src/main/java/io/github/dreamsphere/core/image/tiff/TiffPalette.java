package io.github.dreamsphere.core.image.tiff;

import java.io.IOException;
import java.util.Arrays;

/** Colours from a palette: the reds of all entries, then the greens, then the blues, of 16 bits (TIFF 6.0, section 5). */
final class TiffPalette implements TiffColours.RowColours {
    private static final int LARGEST_BYTE = 255;

    private final float[] map;
    private final int size;

    TiffPalette(long[] map, int bits) throws IOException {
        size = 1 << bits;
        if (map.length < 3 * size) {
            throw new IOException("its palette has " + map.length / 3 + " colours instead of " + size);
        }
        // Some programs write 8 bits.
        boolean isOfBytes = Arrays.stream(map).allMatch(value -> value <= LARGEST_BYTE);
        this.map = new float[3 * size];
        for (int i = 0; i < this.map.length; i++) {
            this.map[i] = (isOfBytes ? map[i] : map[i] >> Byte.SIZE) / (float) LARGEST_BYTE;
        }
    }

    @Override
    public void convert(float[] samples, int stride, float[] rgb) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = map[i % 3 * size + (int) samples[i / 3 * stride]];
        }
    }
}
