package io.github.dreamsphere.models.dl4j;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Checks an array as ND4J writes it: a buffer of its shape, then one of its values. ND4J takes the memory that a buffer asks
 * for before it reads the values, and its native code trusts the shape.
 */
final class StoredArray {
    /** The bytes of a value, by ND4J's names of types. */
    private static final Map<String, Integer> BYTES = Map.of(
            "LONG",
            Long.BYTES,
            "INT",
            Integer.BYTES,
            "DOUBLE",
            Double.BYTES,
            "FLOAT",
            Float.BYTES,
            "HALF",
            Short.BYTES);

    /** ND4J's flags of the type of the values, in the shape. */
    private static final Map<String, Long> FLAGS = Map.of("HALF", 4096L, "FLOAT", 8192L, "DOUBLE", 16384L);

    /** The flag of an array without values. */
    private static final long EMPTY = 8;

    /** Weights are vectors, or rows of a matrix. */
    private static final int HIGHEST_RANK = 2;
    /** Rank, flags, distance of elements and order, besides a size and a stride for each dimension. */
    private static final int OTHER_NUMBERS = 4;

    private final DataInputStream in;
    private final long bytes;

    private StoredArray(DataInputStream in, long bytes) {
        this.in = in;
        this.bytes = bytes;
    }

    /**
     * Reads an array to its end.
     *
     * @param bytes the bytes that there are
     * @throws ZipException if it is damaged
     */
    static void check(DataInputStream in, long bytes) throws IOException {
        try {
            new StoredArray(in, bytes).check();
        } catch (UTFDataFormatException e) {
            throw damaged();
        }
    }

    private static ZipException damaged() {
        return new ZipException("an array is damaged");
    }

    private record Buffer(long length, String type) {}

    private void check() throws IOException {
        Buffer shape = buffer();
        if (shape.length > OTHER_NUMBERS + 2 * HIGHEST_RANK || FLAGS.containsKey(shape.type)) {
            throw damaged();
        }
        long[] numbers = new long[(int) shape.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = shape.type.equals("LONG") ? in.readLong() : in.readInt();
        }
        Buffer values = buffer();
        if (!FLAGS.containsKey(values.type) || !isDense(numbers, values)) {
            throw damaged();
        }
        in.skipNBytes(values.length * BYTES.get(values.type));
    }

    private Buffer buffer() throws IOException {
        in.readUTF();
        long length = in.readLong();
        String type = in.readUTF();
        if (length < 0 || length > bytes / BYTES.getOrDefault(type, Integer.MAX_VALUE)) {
            throw damaged();
        }
        return new Buffer(length, type);
    }

    /** Whether the numbers are rank, sizes, strides, flags, distance and order of an array without gaps. */
    private static boolean isDense(long[] numbers, Buffer values) {
        if (values.length == 0) {
            return Arrays.equals(numbers, new long[] {1, 0, 0, FLAGS.get(values.type) | EMPTY, 0, 'c'});
        }
        int rank = numbers.length == 0 ? -1 : (int) numbers[0];
        if (rank < 1 || numbers[0] > HIGHEST_RANK || numbers.length != OTHER_NUMBERS + 2 * rank) {
            return false;
        }
        long length = 1;
        long last = 0;
        for (int i = 1; i <= rank; i++) {
            long size = numbers[i];
            long stride = numbers[i + rank];
            if (size < 1 || size > values.length || stride < 0 || stride > values.length) {
                return false;
            }
            length *= size;
            last += (size - 1) * stride;
        }
        long flags = numbers[2 * rank + 1];
        long order = numbers[2 * rank + 3];
        return length == values.length
                && last == length - 1
                && (flags == 0 || flags == FLAGS.get(values.type))
                && numbers[2 * rank + 2] == 1
                && (order == 'c' || order == 'f');
    }
}
