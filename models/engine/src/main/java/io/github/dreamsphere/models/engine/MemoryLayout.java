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
     * Blocks of channels, each row by row, position by position (oneDNN's nChw8c or nChw16c). Channels are padded with
     * zeros to whole blocks. A range of channels that starts at a block is contiguous.
     */
    BLOCKED {
        @Override
        long length(Shape shape) {
            return offset(shape, (shape.channels() + BLOCK - 1) / BLOCK * BLOCK);
        }
    };

    /** Channels per block: as many floats as a vector register of the processor holds. */
    static final int BLOCK = OneDnn.hasAvx512() ? 16 : 8;

    /** Number of floats of a blob. */
    abstract long length(Shape shape);

    /** Offset of channel {@code channel}, where a block starts, in a blocked blob. */
    static long offset(Shape shape, int channel) {
        return (long) shape.positions() * channel;
    }
}
