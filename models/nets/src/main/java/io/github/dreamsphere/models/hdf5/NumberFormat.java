package io.github.dreamsphere.models.hdf5;

import io.github.dreamsphere.models.net.Half;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How numbers are stored, and how they become floats. */
record NumberFormat(int size, ByteOrder order, Decoder decoder) {
    private static final int PIECE = 1 << 18;

    /** Takes the next number from a buffer. */
    interface Decoder {
        float next(ByteBuffer from);
    }

    static NumberFormat floating(int size, ByteOrder order) {
        Decoder decoder =
                switch (size) {
                    case Short.BYTES -> from -> Half.toFloat(from.getShort());
                    case Float.BYTES -> ByteBuffer::getFloat;
                    case Double.BYTES -> from -> (float) from.getDouble();
                    default -> throw new IllegalArgumentException("numbers of " + size + " bytes");
                };
        return new NumberFormat(size, order, decoder);
    }

    static NumberFormat integer(int size, ByteOrder order) {
        Decoder decoder =
                switch (size) {
                    case Short.BYTES -> ByteBuffer::getShort;
                    case Integer.BYTES -> ByteBuffer::getInt;
                    case Long.BYTES -> ByteBuffer::getLong;
                    default -> throw new IllegalArgumentException("integers of " + size + " bytes");
                };
        return new NumberFormat(size, order, decoder);
    }

    /** The upper halves of floats. */
    static NumberFormat bfloat16(ByteOrder order) {
        return new NumberFormat(Short.BYTES, order, from -> Half.bfloat16(from.getShort()));
    }

    /** Reads {@code length} numbers in pieces. */
    void read(ByteSource bytes, long start, long length, Reordering to) throws IOException {
        ByteBuffer piece =
                ByteBuffer.allocate((int) Math.min(PIECE, length) * size).order(order);
        for (long done = 0; done < length; ) {
            int count = (int) Math.min(PIECE, length - done);
            piece.clear().limit(count * size);
            bytes.read(start + done * size, piece);
            piece.flip();
            for (int i = 0; i < count; i++) {
                to.put(decoder.next(piece));
            }
            done += count;
        }
    }
}
