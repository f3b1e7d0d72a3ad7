package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;

/**
 * A blob of a pass in the graphics card's memory: blocks of four channels, each row by row, the four values of a position
 * together. The channels that pad the last block have no meaning, but are finite.
 *
 * @param gradient null in a forward-only pass
 */
record Blob(Shape shape, Region value, Region gradient) {
    /** Channels of a block. */
    static final int BLOCK = 4;

    /** Number of floats of a blob of this shape. */
    static long length(Shape shape) {
        return (long) blocks(shape.channels()) * BLOCK * shape.positions();
    }

    static int blocks(int channels) {
        return (channels + BLOCK - 1) / BLOCK;
    }

    /** {@code values}, one for each channel, filled up with zeros to whole blocks. */
    static float[] padded(float[] values) {
        return Arrays.copyOf(values, blocks(values.length) * BLOCK);
    }

    int blocks() {
        return blocks(shape.channels());
    }

    /** The part of this blob that starts at {@code channel}, where a block starts. */
    Blob part(int channel, Shape part) {
        int blocks = channel / BLOCK * shape.positions();
        return new Blob(part, value.from(blocks), gradient == null ? null : gradient.from(blocks));
    }
}
