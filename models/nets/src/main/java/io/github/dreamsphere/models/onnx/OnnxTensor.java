package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Half;
import io.github.dreamsphere.models.onnx.OnnxFormat.Tensor;
import io.github.dreamsphere.models.onnx.OnnxNode.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Reads constants from a file. The declared size is checked against the bytes that exist before memory is allocated.
 */
final class OnnxTensor {
    /** Supported element types, as numbered in {@code TensorProto.DataType}. */
    private static final int FLOAT = 1;

    private static final int UINT8 = 2;
    private static final int INT8 = 3;
    private static final int INT32 = 6;
    private static final int INT64 = 7;
    private static final int BOOL = 9;
    private static final int FLOAT16 = 10;
    private static final int DOUBLE = 11;

    private OnnxTensor() {}

    static Constant read(Tensor tensor, int probes) {
        if (tensor.getDataLocation() == Tensor.Location.EXTERNAL) {
            throw fail(tensor, "its values are in another file; save the model with its weights in one file");
        }
        int[] shape = shape(tensor);
        return switch (tensor.getDataType()) {
            case FLOAT -> Constant.weights(shape, floats(tensor, shape));
            case FLOAT16 -> Constant.weights(shape, halves(tensor, shape));
            case DOUBLE -> Constant.weights(shape, doubles(tensor, shape));
            case INT64 -> integers(shape, probes, longs(tensor, shape));
            case INT32 -> integers(shape, probes, ints(tensor, shape, 4, (raw, i) -> raw.getInt(4 * i)));
            case UINT8 -> integers(shape, probes, ints(tensor, shape, 1, (raw, i) -> raw.get(i) & 0xff));
            case INT8, BOOL -> integers(shape, probes, ints(tensor, shape, 1, ByteBuffer::get));
            default -> throw fail(tensor, "element type " + tensor.getDataType() + " is not supported");
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

    private static float[] floats(Tensor tensor, int[] shape) {
        int length = length(shape);
        float[] values = new float[checked(tensor, length, 4, tensor.getFloatDataCount())];
        if (tensor.hasRawData()) {
            raw(tensor).asFloatBuffer().get(values);
        } else {
            fill(values, tensor::getFloatData);
        }
        return finite(tensor, values);
    }

    private static float[] halves(Tensor tensor, int[] shape) {
        float[] values = new float[checked(tensor, length(shape), 2, tensor.getInt32DataCount())];
        ByteBuffer raw = raw(tensor);
        for (int i = 0; i < values.length; i++) {
            values[i] = Half.toFloat(tensor.hasRawData() ? raw.getShort(2 * i) : (short) tensor.getInt32Data(i));
        }
        return finite(tensor, values);
    }

    private static float[] doubles(Tensor tensor, int[] shape) {
        float[] values = new float[checked(tensor, length(shape), 8, tensor.getDoubleDataCount())];
        ByteBuffer raw = raw(tensor);
        fill(values, tensor.hasRawData() ? i -> raw.getDouble(8 * i) : tensor::getDoubleData);
        return finite(tensor, values);
    }

    private static double[] longs(Tensor tensor, int[] shape) {
        double[] values = new double[checked(tensor, length(shape), 8, tensor.getInt64DataCount())];
        ByteBuffer raw = raw(tensor);
        Arrays.setAll(values, tensor.hasRawData() ? i -> raw.getLong(8 * i) : tensor::getInt64Data);
        return values;
    }

    private interface RawInt {
        int get(ByteBuffer raw, int place);
    }

    private static double[] ints(Tensor tensor, int[] shape, int bytes, RawInt reader) {
        double[] values = new double[checked(tensor, length(shape), bytes, tensor.getInt32DataCount())];
        ByteBuffer raw = raw(tensor);
        Arrays.setAll(values, tensor.hasRawData() ? i -> reader.get(raw, i) : tensor::getInt32Data);
        return values;
    }

    private static Constant integers(int[] shape, int probes, double[] values) {
        double[][] same = new double[probes][];
        Arrays.fill(same, values);
        return Constant.sizes(shape, true, same);
    }

    static int length(int[] shape) {
        int length = 1;
        for (int size : shape) {
            length *= size;
        }
        return length;
    }

    private static ByteBuffer raw(Tensor tensor) {
        return tensor.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Returns {@code length}; throws unless the tensor has that many values, as raw bytes or as {@code typed} numbers.
     */
    private static int checked(Tensor tensor, int length, int bytes, int typed) {
        long have = tensor.hasRawData() ? tensor.getRawData().size() / bytes : typed;
        if (have != length) {
            throw fail(
                    tensor,
                    "its shape " + tensor.getDimsList() + " has " + length + " values, but the file holds " + have);
        }
        return length;
    }

    private static void fill(float[] values, IntToDoubleFunction source) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) source.applyAsDouble(i);
        }
    }

    private static float[] finite(Tensor tensor, float[] values) {
        for (float value : values) {
            if (Float.isNaN(value)) {
                throw fail(tensor, "some of its values are not numbers");
            }
        }
        return values;
    }

    private static UnreadableException fail(Tensor tensor, String reason) {
        List<Long> shape = tensor.getDimsList();
        String name = tensor.getName().isEmpty() ? "a constant of shape " + shape : "tensor '" + tensor.getName() + "'";
        return new UnreadableException(name + ": " + reason);
    }
}
