package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.reorder;

/** A oneDNN primitive with bound memory. */
public final class Primitive implements AutoCloseable {
    private final primitive op;
    private final IntMemoryMap arguments = new IntMemoryMap();

    /** Wraps {@code op}, with no memory bound. */
    public Primitive(primitive op) {
        this.op = op;
    }

    /** Copies {@code from} to {@code to}, whose layout may be another. */
    static Primitive copy(memory from, memory to) {
        return new Primitive(new reorder(from, to)).with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
    }

    /** Binds {@code memory} to an argument, a {@code DNNL_ARG_…} number. */
    public Primitive with(int argument, memory memory) {
        arguments.put(argument, memory);
        return this;
    }

    /** Runs the primitive. */
    public void run() {
        op.execute(OneDnn.stream(), arguments);
    }

    @Override
    public void close() {
        op.close();
        arguments.close();
    }
}
