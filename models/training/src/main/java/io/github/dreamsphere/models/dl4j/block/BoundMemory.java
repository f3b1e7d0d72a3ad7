package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.NativeFloats;
import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Memory of a oneDNN primitive: an ND4J array that is bound before each run, or memory of its own. */
final class BoundMemory {
    private final memory memory;
    /** Referenced to keep it from being collected, as oneDNN only has its address. */
    private final NativeFloats own;

    /** Memory that is {@linkplain #bind bound} before each run. */
    BoundMemory(memory.desc description) {
        this(description, null);
    }

    private BoundMemory(memory.desc description, NativeFloats own) {
        this.own = own;
        memory = OneDnn.memory(description, own == null ? new FloatPointer() : own.from(0));
    }

    /** Memory of its own. */
    static BoundMemory owned(memory.desc description) {
        return new BoundMemory(description, new NativeFloats((description.get_size() + Float.BYTES - 1) / Float.BYTES));
    }

    memory memory() {
        return memory;
    }

    /** Binds {@code array}, which must have the described layout. */
    void bind(INDArray array) {
        memory.set_data_handle(array.data().addressPointer());
    }
}
