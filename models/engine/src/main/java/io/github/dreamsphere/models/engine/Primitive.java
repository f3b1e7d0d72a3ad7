package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCRATCHPAD;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.global.dnnl.query;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reorder;

/** A oneDNN primitive with bound memory. It may run in any thread, but in one at a time. */
public final class Primitive implements AutoCloseable {
    private final primitive op;
    private final IntMemoryMap arguments = new IntMemoryMap();
    /** What the primitive computes in besides its arguments; null if it needs nothing. */
    private final memory.desc scratch;
    /** The memory that is bound as scratch memory, of the last run. */
    private NativeFloats bound;

    /**
     * Wraps {@code op}, with no memory bound.
     *
     * @throws IllegalArgumentException if it was not made with {@link OneDnn#attributes} and needs scratch memory
     */
    public Primitive(primitive op) {
        this.op = op;
        // The primitive goes on owning its description.
        try (primitive_desc_base description = new primitive_desc_base(op.get_dnnl_primitive_desc(), true)) {
            if (description.query_s64(query.memory_consumption_s64) > 0) {
                throw new IllegalArgumentException("the primitive computes in memory of the thread that made it;"
                        + " describe it with OneDnn.attributes()");
            }
            memory.desc needed = description.scratchpad_desc();
            scratch = needed.get_size() > 0 ? needed : null;
        }
        if (scratch != null) {
            Scratch.join();
        }
    }

    /** Copies {@code from} to {@code to}, whose layout may be another. */
    static Primitive copy(memory from, memory to) {
        reorder.primitive_desc description = new reorder.primitive_desc(from, to, OneDnn.attributes(), false);
        return new Primitive(new reorder(description)).with(DNNL_ARG_FROM, from).with(DNNL_ARG_TO, to);
    }

    /** Binds {@code memory} to an argument, a {@code DNNL_ARG_…} number. */
    public Primitive with(int argument, memory memory) {
        arguments.put(argument, memory);
        return this;
    }

    /** Runs the primitive. */
    public void run() {
        if (scratch == null) {
            op.execute(OneDnn.stream(), arguments);
            return;
        }
        NativeFloats lent = Scratch.borrow(scratch.get_size());
        try {
            if (lent != bound) {
                arguments.put(DNNL_ARG_SCRATCHPAD, OneDnn.memory(scratch, lent.from(0)));
                bound = lent;
            }
            op.execute(OneDnn.stream(), arguments);
        } finally {
            Scratch.giveBack(lent);
        }
    }

    /** Bytes of memory that the primitive needs to run besides its arguments; all primitives share them. */
    long scratchBytes() {
        return scratch == null ? 0 : scratch.get_size();
    }

    @Override
    public void close() {
        op.close();
        arguments.close();
        if (scratch != null) {
            scratch.close();
            Scratch.leave();
        }
    }
}
