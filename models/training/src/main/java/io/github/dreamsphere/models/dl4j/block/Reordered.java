package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An array of DL4J that may have another layout in oneDNN. */
final class Reordered {
    private final BoundMemory plain;
    private final BoundMemory ordered;
    private final reorder load;
    private final reorder store;

    private Reordered(memory.desc plain, memory.desc ordered, boolean inwards) {
        this.plain = new BoundMemory(plain);
        boolean same = plain.equals(ordered);
        this.ordered = same ? this.plain : BoundMemory.owned(ordered);
        load = same || !inwards ? null : new reorder(this.plain.memory(), this.ordered.memory());
        store = same || inwards ? null : new reorder(this.ordered.memory(), this.plain.memory());
    }

    /** An array that a primitive reads, reordered to the oneDNN layout {@code ordered}. */
    static Reordered from(memory.desc plain, memory.desc ordered) {
        return new Reordered(plain, ordered, true);
    }

    /** An array that a primitive writes, reordered from the oneDNN layout {@code ordered}. */
    static Reordered to(memory.desc ordered, memory.desc plain) {
        return new Reordered(plain, ordered, false);
    }

    /** The memory that a primitive reads or writes. */
    memory ordered() {
        return ordered.memory();
    }

    /** Binds {@code array} and reads it. */
    void load(INDArray array) {
        plain.bind(array);
        if (load != null) {
            load.execute(OneDnn.stream(), plain.memory(), ordered.memory());
        }
    }

    /** Binds the array that {@link #store} writes. */
    void bind(INDArray array) {
        plain.bind(array);
    }

    /** Writes the result of a primitive to the bound array. */
    void store() {
        if (store != null) {
            store.execute(OneDnn.stream(), ordered.memory(), plain.memory());
        }
    }
}
