package io.github.dreamsphere.models.engine;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;

/** An op of oneDNN with its memory bound once. */
public final class Primitive implements AutoCloseable {
    private final primitive op;
    private final IntMemoryMap arguments = new IntMemoryMap();

    /** {@code op}, with nothing bound yet. */
    public Primitive(primitive op) {
        this.op = op;
    }

    /** Binds {@code memory} to oneDNN's argument of that number. */
    public Primitive with(int argument, memory memory) {
        arguments.put(argument, memory);
        return this;
    }

    /** Runs the op on what is bound. */
    public void run() {
        op.execute(OneDnn.stream(), arguments);
    }

    @Override
    public void close() {
        op.close();
        arguments.close();
    }
}
