package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;

/** The order of a blob's values in native memory. */
enum MemoryLayout {
    /** Row by row, position by position, all channels of a position together: HWC, as outside the engine. */
    HWC {
        @Override
        long length(Shape shape) {
            return shape.length();
        }
    },
    /** Channel by channel, each row by row (CHW): how oneDNN's convolutions read an image. */
    CHW {
        @Override
        long length(Shape shape) {
            return shape.length();
        }
    },
    /**
     * Eight channels at a time, each time row by row, position by position (oneDNN's nChw8c). Channels are filled up to
     * a multiple of eight with zeros. A range of channels that starts at a multiple of eight is one piece of memory.
     */
    BLOCKED {
        @Override
        long length(Shape shape) {
            return offset(shape, (shape.channels() + BLOCK - 1) / BLOCK * BLOCK);
        }
    };

    /** Channels of a block. */
    static final int BLOCK = 8;

    /** How many floats a blob takes. */
    abstract long length(Shape shape);

    /** Where channel {@code channel}, a multiple of eight, begins in a blocked blob. */
    static long offset(Shape shape, int channel) {
        return (long) shape.positions() * channel;
    }
}
