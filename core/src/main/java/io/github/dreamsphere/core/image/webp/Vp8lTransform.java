package io.github.dreamsphere.core.image.webp;

import java.io.IOException;

/** A reversible transform of a VP8L image (WebP lossless specification, section 4). Rows are inverted in order. */
interface Vp8lTransform {
    /**
     * Reads the data of a transform.
     *
     * @param width the width of the image that the transform was applied to
     */
    static Vp8lTransform read(int type, Vp8lBits in, int width, int height) throws IOException {
        return switch (type) {
            case 0 -> new PredictorTransform(Blocks.read(in, width, height), width);
            case 1 -> new ColourTransform(Blocks.read(in, width, height), width);
            case 2 -> new SubtractGreenTransform(width);
            default -> ColourIndexTransform.read(in, width);
        };
    }

    /** The width of the transformed image. */
    int transformedWidth();

    /** Inverts row {@code y} in place. */
    void invert(int y, int[] argb);

    /**
     * Values for square blocks of an image.
     *
     * @param bits a block is {@code 1 << bits} pixels wide and high
     * @param columns blocks a row
     */
    record Blocks(int bits, int columns, int[] values) {
        static Blocks read(Vp8lBits in, int width, int height) throws IOException {
            int bits = in.number(3) + 2;
            int columns = EntropyImage.blocks(width, bits);
            int rows = EntropyImage.blocks(height, bits);
            return new Blocks(bits, columns, new EntropyImage(in, columns, rows, false).readAll());
        }

        int at(int x, int y) {
            return values[(y >> bits) * columns + (x >> bits)];
        }
    }
}
