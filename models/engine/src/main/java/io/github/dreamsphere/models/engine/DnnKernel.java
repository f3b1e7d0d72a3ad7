package io.github.dreamsphere.models.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.memory;

/** A kernel of oneDNN primitives: one sequence forward, one backward. */
abstract class DnnKernel implements Kernel {
    private final List<Primitive> forward = new ArrayList<>();
    private final List<Primitive> backward = new ArrayList<>();
    private final List<NativeFloats> own = new ArrayList<>();

    final void addForward(Primitive primitive) {
        forward.add(primitive);
    }

    final void addBackward(Primitive primitive) {
        backward.add(primitive);
    }

    /** Allocates memory that the kernel owns. */
    final memory allocate(memory.desc description) {
        NativeFloats floats = new NativeFloats((description.get_size() + Float.BYTES - 1) / Float.BYTES);
        own.add(floats);
        return OneDnn.memory(description, floats.from(0));
    }

    /** Allocates memory that the kernel owns and fills it. */
    final memory filled(memory.desc description, float[] values) {
        NativeFloats floats = new NativeFloats(values.length);
        own.add(floats);
        floats.from(0).put(values);
        return OneDnn.memory(description, floats.from(0));
    }

    @Override
    public void forward() {
        forward.forEach(Primitive::run);
    }

    @Override
    public void backward() {
        backward.forEach(Primitive::run);
    }

    @Override
    public long bytes() {
        return own.stream().mapToLong(NativeFloats::bytes).sum();
    }

    @Override
    public long scratchBytes() {
        return Stream.concat(forward.stream(), backward.stream())
                .mapToLong(Primitive::scratchBytes)
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        forward.forEach(Primitive::close);
        backward.forEach(Primitive::close);
        own.forEach(NativeFloats::close);
    }
}
