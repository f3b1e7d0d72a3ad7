package io.github.dreamsphere.core.image.webp;

import java.io.IOException;

/** Replaces indices, of which several may be packed into one pixel, by the colours of a palette. */
final class ColourIndexTransform implements Vp8lTransform {
    private final int[] palette;
    private final int width;
    private final int packedBits;

    private ColourIndexTransform(int[] palette, int width) {
        this.palette = palette;
        this.width = width;
        this.packedBits = palette.length > 16 ? 0 : palette.length > 4 ? 1 : palette.length > 2 ? 2 : 3;
    }

    static ColourIndexTransform read(Vp8lBits in, int width) throws IOException {
        int size = in.number(8) + 1;
        int[] palette = new EntropyImage(in, size, 1, false).readAll();
        for (int i = 1; i < size; i++) {
            palette[i] = Argb.add(palette[i - 1], palette[i]);
        }
        return new ColourIndexTransform(palette, width);
    }

    @Override
    public int transformedWidth() {
        return EntropyImage.blocks(width, packedBits);
    }

    @Override
    public void invert(int y, int[] argb) {
        int bits = Byte.SIZE >> packedBits;
        int mask = (1 << bits) - 1;
        // From right to left, so that no pixel is overwritten before it is unpacked.
        for (int x = width - 1; x >= 0; x--) {
            int packed = argb[x >> packedBits] >> 8;
            int index = packed >> (x & (1 << packedBits) - 1) * bits & mask;
            argb[x] = index < palette.length ? palette[index] : 0;
        }
    }
}
