package io.github.dreamsphere.models.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.dnnl.memory;

/** Runs an HWC kernel on blobs of another layout, by reordering its inputs and output. */
final class ReorderingKernel implements Kernel {
    private final List<NativeFloats> own = new ArrayList<>();
    private final List<Primitive> before = new ArrayList<>();
    private final List<Primitive> after = new ArrayList<>();
    private final List<Primitive> beforeBackward = new ArrayList<>();
    private final List<Primitive> afterBackward = new ArrayList<>();
    private final Kernel plain;

    /** @param make makes the kernel for HWC inputs and output */
    ReorderingKernel(List<Edge> inputs, Edge output, BiFunction<List<BlobArrays>, BlobArrays, Kernel> make) {
        List<BlobArrays> arrays = inputs.stream()
                .map(edge -> arrays(edge, before, afterBackward, true))
                .toList();
        plain = make.apply(arrays, arrays(output, after, beforeBackward, false));
    }

    /** An HWC copy of {@code edge}; adds the reorders of its value and gradient to the lists. */
    private BlobArrays arrays(Edge edge, List<Primitive> values, List<Primitive> gradients, boolean in) {
        if (edge.layout() == MemoryLayout.HWC) {
            return edge.arrays();
        }
        NativeFloats value = allocate(edge);
        copy(OneDnn.value(edge), plain(edge, value), in, values);
        if (edge.gradient() == null) {
            return BlobArrays.over(edge.shape(), value.from(0), null);
        }
        NativeFloats gradient = allocate(edge);
        copy(OneDnn.gradient(edge), plain(edge, gradient), !in, gradients);
        return BlobArrays.over(edge.shape(), value.from(0), gradient.from(0));
    }

    private NativeFloats allocate(Edge edge) {
        NativeFloats floats = new NativeFloats(edge.shape().length());
        own.add(floats);
        return floats;
    }

    private static memory plain(Edge edge, NativeFloats floats) {
        return OneDnn.memory(OneDnn.describe(edge.shape(), MemoryLayout.HWC), floats.from(0));
    }

    private static void copy(memory blocked, memory plain, boolean toPlain, List<Primitive> list) {
        memory from = toPlain ? blocked : plain;
        memory to = toPlain ? plain : blocked;
        list.add(Primitive.copy(from, to));
    }

    @Override
    public void forward() {
        before.forEach(Primitive::run);
        plain.forward();
        after.forEach(Primitive::run);
    }

    @Override
    public void backward() {
        beforeBackward.forEach(Primitive::run);
        plain.backward();
        afterBackward.forEach(Primitive::run);
    }

    @Override
    public long bytes() {
        return own.stream().mapToLong(NativeFloats::bytes).sum() + plain.bytes();
    }

    @Override
    public long scratchBytes() {
        return plain.scratchBytes();
    }

    @Override
    public void close() {
        plain.close();
        List.of(before, after, beforeBackward, afterBackward).forEach(list -> list.forEach(Primitive::close));
        own.forEach(NativeFloats::close);
    }
}
