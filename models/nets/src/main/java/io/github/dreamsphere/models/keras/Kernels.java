package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.util.Arrays;

/**
 * Kernels of convolutions. Keras stores {@code [rows, columns, inputs, outputs]}; Keras 1 with channels first stores
 * {@code [outputs, inputs, rows, columns]}.
 */
final class Kernels {
    private static final long LARGEST_WIDENED = 1 << 24;

    private Kernels() {}

    private static boolean outputsFirst(LayerContext context) {
        return context.generation() == 1 && context.layer().channelsFirst();
    }

    /** {@code [outputs, inputs, rows, columns]}. */
    static Tensor convolution(LayerContext context, int[] kernel, int inputs, int outputs) throws IOException {
        int[] wanted = {outputs, inputs, kernel[0], kernel[1]};
        if (outputsFirst(context)) {
            return turned(context, new Tensor(wanted, context.weights(0, "kernel", wanted)));
        }
        int[] shape = {kernel[0], kernel[1], inputs, outputs};
        return turned(context, new Tensor(wanted, context.weights(0, "kernel", shape, shape, new int[] {3, 2, 0, 1})));
    }

    /** {@code [inputs · multiplier, 1, rows, columns]}. */
    static Tensor depthwise(LayerContext context, int[] kernel, int inputs, int multiplier) throws IOException {
        int[] wanted = {inputs * multiplier, 1, kernel[0], kernel[1]};
        int[] shape = outputsFirst(context)
                ? new int[] {multiplier, inputs, kernel[0], kernel[1]}
                : new int[] {kernel[0], kernel[1], inputs, multiplier};
        int[] order = outputsFirst(context) ? new int[] {1, 0, 2, 3} : new int[] {2, 3, 0, 1};
        return turned(context, new Tensor(wanted, context.weights(0, "depthwise kernel", shape, shape, order)));
    }

    /** The second kernel of a separable convolution, {@code [outputs, inputs, 1, 1]}. */
    static Tensor pointwise(LayerContext context, int inputs, int outputs) throws IOException {
        int[] wanted = {outputs, inputs, 1, 1};
        if (outputsFirst(context)) {
            return new Tensor(wanted, context.weights(1, "pointwise kernel", wanted));
        }
        int[] shape = {1, 1, inputs, outputs};
        return new Tensor(wanted, context.weights(1, "pointwise kernel", shape, shape, new int[] {3, 2, 0, 1}));
    }

    /** {@code [inputs, outputs, rows, columns]} from {@code [rows, columns, outputs, inputs]}, with zeros at the end. */
    static Tensor transposed(LayerContext context, int[] kernel, int inputs, int outputs, int rows, int columns)
            throws IOException {
        int[] shape = {kernel[0], kernel[1], outputs, inputs};
        float[] values = context.weights(0, "kernel", shape, shape, new int[] {3, 2, 0, 1});
        Tensor plain = turned(context, new Tensor(new int[] {inputs, outputs, kernel[0], kernel[1]}, values));
        if (rows == 0 && columns == 0) {
            return plain;
        }
        int height = kernel[0] + rows;
        int width = kernel[1] + columns;
        int[] wanted = {inputs, outputs, height, width};
        if ((long) height * width * inputs * outputs > LARGEST_WIDENED) {
            throw new UnsupportedLayerException("has a stride far larger than its kernel");
        }
        float[] larger = new float[Tensor.length(wanted)];
        for (int row = 0; row < inputs * outputs * kernel[0]; row++) {
            int to = (row / kernel[0] * height + row % kernel[0]) * width;
            System.arraycopy(plain.data(), row * kernel[1], larger, to, kernel[1]);
        }
        return new Tensor(wanted, larger);
    }

    /** The kernels turned by 180°, if the file has them turned. */
    private static Tensor turned(LayerContext context, Tensor kernels) {
        if (!context.flippedKernels()) {
            return kernels;
        }
        int taps = kernels.size(2) * kernels.size(3);
        float[] values = kernels.data();
        float[] turned = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[i - i % taps + taps - 1 - i % taps];
        }
        return new Tensor(Arrays.copyOf(kernels.shape(), kernels.shape().length), turned);
    }
}
