package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;

/** The order of a blob's values in native memory. */
enum MemoryLayout {
    /** Row by row, position by position, the channels of a position together: as outside the engine. */
    HWC {
        @Override
        long length(Shape shape) {
            return shape.length();
        }
    },
    /** Channel by channel, each row by row: the order in which oneDNN's convolutions read images. */
    CHW {
        @Override
        long length(Shape shape) {
            return shape.length();
        }
    },
    /**
     * Blocks of eight channels, each row by row, position by position (oneDNN's nChw8c). Channels are padded with zeros
     * to a multiple of eight. A range of channels that starts at a multiple of eight is contiguous.
     */
    BLOCKED {
        @Override
        long length(Shape shape) {
            return offset(shape, (shape.channels() + BLOCK - 1) / BLOCK * BLOCK);
        }
    };

    /** Channels per block. */
    static final int BLOCK = 8;

    /** Number of floats of a blob. */
    abstract long length(Shape shape);

    /** Offset of channel {@code channel}, a multiple of eight, in a blocked blob. */
    static long offset(Shape shape, int channel) {
        return (long) shape.positions() * channel;
    }
}
