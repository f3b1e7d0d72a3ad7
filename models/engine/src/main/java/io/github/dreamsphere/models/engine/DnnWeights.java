package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.javacpp.FloatPointer;

/** Weights in the layouts that oneDNN prefers, reordered on first use and shared by all passes. */
final class DnnWeights implements AutoCloseable {
    private final Map<Tensor, List<memory>> made = new IdentityHashMap<>();
    private final Map<Tensor, Tensor> derived = new IdentityHashMap<>();
    private final Map<Tensor, Tensor> wide = new IdentityHashMap<>();
    private final List<NativeFloats> own = new ArrayList<>();

    /** Weights derived from {@code tensor}, computed on first use. */
    Tensor derived(Tensor tensor, Supplier<Tensor> compute) {
        return derived.computeIfAbsent(tensor, key -> compute.get());
    }

    /** The weights {@code tensor} of a convolution, with zeros for so many further inputs that these fill a block. */
    Tensor inWholeBlock(Tensor tensor) {
        return wide.computeIfAbsent(tensor, DnnWeights::widened);
    }

    private static Tensor widened(Tensor weights) {
        int area = weights.size(2) * weights.size(3);
        int[] shape = {weights.size(0), MemoryLayout.BLOCK, weights.size(2), weights.size(3)};
        float[] wide = new float[shape[0] * MemoryLayout.BLOCK * area];
        int length = weights.size(1) * area;
        for (int output = 0; output < shape[0]; output++) {
            System.arraycopy(weights.data(), output * length, wide, output * MemoryLayout.BLOCK * area, length);
        }
        return new Tensor(shape, wide);
    }

    /**
     * The weights {@code tensor}, of layout {@code plain}, in the layout {@code wanted}.
     *
     * @param tensor compared by identity
     */
    memory get(Tensor tensor, memory.desc plain, memory.desc wanted) {
        List<memory> layouts = made.computeIfAbsent(tensor, key -> new ArrayList<>());
        for (memory there : layouts) {
            if (there.get_desc().equals(wanted)) {
                return there;
            }
        }
        memory ordered = reorder(tensor, plain, wanted);
        layouts.add(ordered);
        return ordered;
    }

    private memory reorder(Tensor tensor, memory.desc plain, memory.desc wanted) {
        NativeFloats floats = new NativeFloats(wanted.get_size() / Float.BYTES);
        own.add(floats);
        memory to = OneDnn.memory(wanted, floats.from(0));
        try (FloatPointer values = new FloatPointer(tensor.data());
                memory from = OneDnn.memory(plain, values);
                reorder reorder = new reorder(from, to)) {
            reorder.execute(OneDnn.stream(), from, to);
        }
        return to;
    }

    @Override
    public void close() {
        made.values().forEach(layouts -> layouts.forEach(memory::close));
        made.clear();
        own.forEach(NativeFloats::close);
        own.clear();
        derived.clear();
        wide.clear();
    }
}
