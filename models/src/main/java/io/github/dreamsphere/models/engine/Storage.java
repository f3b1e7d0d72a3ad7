package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory that holds one value, or several of the same length that replace each other in place, from a first to a last moment. */
final class Storage {
    private final long length;
    private int first = Integer.MAX_VALUE;
    private int last = Integer.MIN_VALUE;
    private DataBuffer memory;

    /** Memory for a blob of this shape. */
    Storage(Shape shape) {
        length = shape.length();
    }

    /** Says that the memory is written or read at {@code moment}. */
    void touch(int moment) {
        first = Math.min(first, moment);
        last = Math.max(last, moment);
    }

    long length() {
        return length;
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    DataBuffer memory() {
        return memory;
    }

    void place(DataBuffer memory) {
        this.memory = memory;
    }

    /** The memory as an array {@code [1, height, width, channels]}. */
    INDArray as(Shape shape) {
        long row = (long) shape.width() * shape.channels();
        return Nd4j.create(
                memory,
                new long[] {1, shape.height(), shape.width(), shape.channels()},
                new long[] {shape.length(), row, shape.channels(), 1},
                0,
                'c',
                DataType.FLOAT);
    }
}
