package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.net.Half;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import io.github.dreamsphere.models.onnx.OnnxNode.UnsupportedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Reads constants from a file, or from files beside it. The declared size is checked against the bytes that exist
 * before memory is allocated.
 */
final class OnnxTensor {
    private final ExternalData files;
    private final ReadingBudget budget;

    /**
     * @param folder the folder of the ONNX file, which may hold weights in other files
     * @param budget what the file's constants may take
     */
    OnnxTensor(Path folder, ReadingBudget budget) {
        files = new ExternalData(folder);
        this.budget = budget;
    }

    /** What the file's constants may take. */
    ReadingBudget budget() {
        return budget;
    }

    Constant read(Tensor tensor, int probes) {
        int[] shape = shape(tensor);
        Values values = new Values(tensor, length(shape), bytes(tensor));
        return switch (tensor.getDataType()) {
            case ElementType.FLOAT -> Constant.weights(shape, floats(values));
            case ElementType.FLOAT16 ->
                Constant.weights(
                        shape,
                        values.floats(
                                2,
                                tensor.getInt32DataCount(),
                                (raw, i) -> Half.toFloat(
                                        raw == null ? (short) tensor.getInt32Data(i) : raw.getShort(2 * i))));
            case ElementType.BFLOAT16 ->
                Constant.weights(
                        shape,
                        values.floats(
                                2,
                                tensor.getInt32DataCount(),
                                (raw, i) -> Half.bfloat16(raw == null ? tensor.getInt32Data(i) : raw.getShort(2 * i))));
            case ElementType.DOUBLE ->
                Constant.weights(
                        shape,
                        values.floats(
                                8,
                                tensor.getDoubleDataCount(),
                                (raw, i) -> raw == null ? tensor.getDoubleData(i) : raw.getDouble(8 * i)));
            case ElementType.INT64, ElementType.UINT64 ->
                integers(
                        shape,
                        probes,
                        values.doubles(
                                8,
                                tensor.getInt64DataCount(),
                                (raw, i) -> raw == null ? tensor.getInt64Data(i) : raw.getLong(8 * i)));
            case ElementType.INT32 -> integers(shape, probes, ints(values, 4, (raw, i) -> raw.getInt(4 * i)));
            case ElementType.UINT32 ->
                integers(shape, probes, ints(values, 4, (raw, i) -> raw.getInt(4 * i) & 0xffffffffL));
            case ElementType.UINT16 -> small(shape, values, 2, (raw, i) -> raw.getShort(2 * i) & 0xffff);
            case ElementType.INT16 -> small(shape, values, 2, (raw, i) -> raw.getShort(2 * i));
            case ElementType.UINT8 -> small(shape, values, 1, (raw, i) -> raw.get(i) & 0xff);
            case ElementType.INT8, ElementType.BOOL -> small(shape, values, 1, ByteBuffer::get);
            case ElementType.UINT4 -> Constant.smallIntegers(shape, values.nibbles(nibble -> nibble));
            case ElementType.INT4 -> Constant.smallIntegers(shape, values.nibbles(nibble -> (nibble ^ 8) - 8));
            default ->
                throw new UnsupportedException(
                        message(tensor, "values of " + ElementType.name(tensor.getDataType()) + " are not supported"));
        };
    }

    private static int[] shape(Tensor tensor) {
        int[] shape = new int[tensor.getDimsCount()];
        long length = 1;
        for (int i = 0; i < shape.length; i++) {
            long size = tensor.getDims(i);
            if (size < 0 || size > Integer.MAX_VALUE || (length *= size) > Integer.MAX_VALUE) {
                throw fail(tensor, "its shape " + tensor.getDimsList() + " is too large");
            }
            shape[i] = (int) size;
        }
        return shape;
    }

    /** The raw bytes; null if the values are stored as numbers. */
    private ByteBuffer bytes(Tensor tensor) {
        if (tensor.getDataLocation() == Tensor.Location.EXTERNAL) {
            return files.read(tensor);
        }
        return tensor.hasRawData() ? tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN) : null;
    }

    /** Reads a value from raw bytes or, if there are none, from the tensor's numbers. */
    private interface Source {
        double get(ByteBuffer raw, int place);
    }

    /**
     * The stored values of a tensor.
     *
     * @param raw null if they are stored as numbers
     */
    private record Values(Tensor tensor, int length, ByteBuffer raw) {
        /** Throws unless there are as many values as the shape says. */
        void check(int bytes, int typed) {
            long have = raw != null ? raw.remaining() / bytes : typed;
            if (have != length) {
                throw fail(
                        tensor,
                        "its shape " + tensor.getDimsList() + " has " + length + " values, but the file holds " + have);
            }
        }

        float[] floats(int bytes, int typed, Source source) {
            check(bytes, typed);
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) source.get(raw, i);
            }
            return numbers(tensor, values);
        }

        double[] doubles(int bytes, int typed, Source source) {
            check(bytes, typed);
            double[] values = new double[length];
            Arrays.setAll(values, i -> source.get(raw, i));
            return values;
        }

        /** Two values in each byte, the lower four bits first. */
        float[] nibbles(IntToDoubleFunction value) {
            int bytes = (length + 1) / 2;
            long have = raw != null ? raw.remaining() : tensor.getInt32DataCount();
            if (have != bytes) {
                throw fail(
                        tensor,
                        "its shape " + tensor.getDimsList() + " takes " + bytes + " bytes, but the file holds " + have);
            }
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                int both = raw != null ? raw.get(i / 2) : tensor.getInt32Data(i / 2);
                values[i] = (float) value.applyAsDouble(both >> (i % 2 * 4) & 0xf);
            }
            return values;
        }
    }

    private static float[] floats(Values values) {
        Tensor tensor = values.tensor();
        values.check(4, tensor.getFloatDataCount());
        float[] array = new float[values.length()];
        if (values.raw() != null) {
            values.raw().asFloatBuffer().get(array);
        } else {
            for (int i = 0; i < array.length; i++) {
                array[i] = tensor.getFloatData(i);
            }
        }
        return numbers(tensor, array);
    }

    private static double[] ints(Values values, int bytes, Source source) {
        Tensor tensor = values.tensor();
        return values.doubles(
                bytes,
                tensor.getInt32DataCount(),
                (raw, i) -> raw == null ? tensor.getInt32Data(i) : source.get(raw, i));
    }

    /** Integers of at most 16 bits, which floats hold exactly. */
    private static Constant small(int[] shape, Values values, int bytes, Source source) {
        Tensor tensor = values.tensor();
        return Constant.smallIntegers(
                shape,
                values.floats(
                        bytes,
                        tensor.getInt32DataCount(),
                        (raw, i) -> raw == null ? tensor.getInt32Data(i) : source.get(raw, i)));
    }

    private static Constant integers(int[] shape, int probes, double[] values) {
        double[][] same = new double[probes][];
        Arrays.fill(same, values);
        return Constant.sizes(shape, true, same);
    }

    static int length(int[] shape) {
        int length = 1;
        for (int size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    private static float[] numbers(Tensor tensor, float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                throw fail(tensor, "some of its values are not numbers");
            }
        }
        return values;
    }

    static UnreadableException fail(Tensor tensor, String reason) {
        return new UnreadableException(message(tensor, reason));
    }

    private static String message(Tensor tensor, String reason) {
        List<Long> shape = tensor.getDimsList();
        String name = tensor.getName().isEmpty() ? "a constant of shape " + shape : "tensor '" + tensor.getName() + "'";
        return name + ": " + reason;
    }
}
