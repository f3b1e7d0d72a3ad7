package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights or their gradient, which are row-major in DL4J and may have another layout in oneDNN. */
final class ReorderedWeights {
    private final BoundMemory plain;
    private final BoundMemory ordered;
    private final reorder load;
    private final reorder store;

    private ReorderedWeights(memory.desc plain, memory.desc ordered, boolean inwards) {
        this.plain = new BoundMemory(plain);
        boolean same = plain.equals(ordered);
        this.ordered = same ? this.plain : BoundMemory.owned(ordered);
        load = same || !inwards ? null : new reorder(this.plain.memory(), this.ordered.memory());
        store = same || inwards ? null : new reorder(this.ordered.memory(), this.plain.memory());
    }

    /** Weights, reordered to the oneDNN layout {@code ordered}. */
    static ReorderedWeights from(memory.desc plain, memory.desc ordered) {
        return new ReorderedWeights(plain, ordered, true);
    }

    /** A gradient, reordered from the oneDNN layout {@code ordered}. */
    static ReorderedWeights to(memory.desc ordered, memory.desc plain) {
        return new ReorderedWeights(plain, ordered, false);
    }

    /** The memory that a primitive reads or writes. */
    memory ordered() {
        return ordered.memory();
    }

    /** Reads row-major weights. */
    void load(INDArray array) {
        plain.bind(array);
        if (load != null) {
            load.execute(OneDnn.stream(), plain.memory(), ordered.memory());
        }
    }

    /** Binds the row-major gradient. */
    void bind(INDArray array) {
        plain.bind(array);
    }

    /** Writes the result of a primitive to the bound row-major gradient. */
    void store() {
        if (store != null) {
            store.execute(OneDnn.stream(), ordered.memory(), plain.memory());
        }
    }
}
