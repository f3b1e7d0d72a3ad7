package io.github.dreamsphere.models.engine;

import java.util.List;
import org.bytedeco.dnnl.memory;

/** Concatenates blobs along the channels; blobs already written in place are not copied. */
final class DnnConcat extends DnnKernel {
    DnnConcat(List<Edge> inputs, Edge output) {
        int channel = 0;
        for (Edge input : inputs) {
            long offset = MemoryLayout.offset(output.shape(), channel);
            memory.desc blob = OneDnn.describe(input.shape(), input.layout());
            if (!input.value().isPartOf(output.value(), offset)) {
                memory part = OneDnn.memory(blob, output.value().floats().getPointer(offset));
                addForward(Primitive.copy(OneDnn.value(input), part));
            }
            if (output.gradient() != null && !input.gradient().isPartOf(output.gradient(), offset)) {
                memory part = OneDnn.memory(blob, output.gradient().floats().getPointer(offset));
                addBackward(Primitive.copy(part, OneDnn.gradient(input)));
            }
            channel += input.shape().channels();
        }
    }

    /** True if all inputs but the last have whole blocks of channels. */
    static boolean supports(List<Edge> inputs) {
        return inputs.stream()
                .limit(inputs.size() - 1L)
                .allMatch(input -> input.shape().channels() % MemoryLayout.BLOCK == 0);
    }
}
