package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.NativeFloats;
import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A blob's place in oneDNN's primitives: an array of ND4J's that changes from step to step, or memory of its own. */
final class BoundMemory {
    private final memory memory;
    /** Kept from being collected, as the memory is oneDNN's only through its address. */
    private final NativeFloats own;

    /** A place that is {@linkplain #bind bound} before each run. */
    BoundMemory(memory.desc description) {
        this(description, null);
    }

    private BoundMemory(memory.desc description, NativeFloats own) {
        this.own = own;
        memory = OneDnn.memory(description, own == null ? new FloatPointer() : own.from(0));
    }

    /** A place with memory of its own. */
    static BoundMemory owned(memory.desc description) {
        return new BoundMemory(description, new NativeFloats((description.get_size() + Float.BYTES - 1) / Float.BYTES));
    }

    memory memory() {
        return memory;
    }

    /** Lets the place be that of {@code array}, which lies as the place's description says. */
    void bind(INDArray array) {
        memory.set_data_handle(array.data().addressPointer());
    }
}
