package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A 1×1 convolution that copies a range of channels, as readers make of slices. */
final class DnnChannels extends DnnKernel {
    private final FloatPointer inputGradient;
    private final long bytes;

    /** @param first the first channel that is copied */
    DnnChannels(int first, Edge input, Edge output) {
        long offset = MemoryLayout.offset(input.shape(), first);
        memory.desc part = OneDnn.describe(output.shape(), output.layout());
        addForward(
                Primitive.copy(OneDnn.memory(part, input.value().floats().getPointer(offset)), OneDnn.value(output)));
        bytes = input.value().length() * Float.BYTES;
        inputGradient = input.gradient() == null ? null : input.gradient().floats();
        if (inputGradient != null) {
            addBackward(Primitive.copy(OneDnn.gradient(output), OneDnn.memory(part, inputGradient.getPointer(offset))));
        }
    }

    @Override
    public void backward() {
        if (inputGradient != null) {
            Pointer.memset(inputGradient, 0, bytes);
        }
        super.backward();
    }

    /** The first channel that {@code op} copies, or −1 if it does something else or cuts through a block. */
    static int first(Convolution op, Edge input, Edge output) {
        SlidingWindow window = op.window();
        boolean pointwise = window.kernelHeight() * window.kernelWidth() == 1
                && op.groups() == 1
                && output.shape().equals(input.shape().withChannels(op.outputs()))
                && input.layout() == MemoryLayout.BLOCKED;
        if (!pointwise) {
            return -1;
        }
        int first = firstOne(op);
        int end = first + op.outputs();
        boolean whole =
                first >= 0 && first % MemoryLayout.BLOCK == 0 && (end % MemoryLayout.BLOCK == 0 || end == op.inputs());
        return whole && copies(op, first) ? first : -1;
    }

    private static int firstOne(Convolution op) {
        for (int channel = 0; channel < op.inputs(); channel++) {
            if (op.weights().data()[channel] != 0) {
                return channel;
            }
        }
        return -1;
    }

    private static boolean copies(Convolution op, int first) {
        float[] weights = op.weights().data();
        for (int i = 0; i < weights.length; i++) {
            boolean own = i % op.inputs() == first + i / op.inputs();
            if (weights[i] != (own ? 1 : 0)) {
                return false;
            }
        }
        for (float bias : op.bias().data()) {
            if (bias != 0) {
                return false;
            }
        }
        return true;
    }
}
