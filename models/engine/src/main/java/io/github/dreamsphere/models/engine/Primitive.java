package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl.query;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
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

    /** Bytes of memory that oneDNN needs to run it besides its arguments; all primitives share them. */
    long scratchBytes() {
        // The primitive goes on owning its description.
        try (primitive_desc_base description = new primitive_desc_base(op.get_dnnl_primitive_desc(), true)) {
            return description.query_s64(query.memory_consumption_s64);
        }
    }

    @Override
    public void close() {
        op.close();
        arguments.close();
    }
}
