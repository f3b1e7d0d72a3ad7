package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights or their gradient, which are row-major in DL4J and may have another layout in oneDNN. */
final class ReorderedWeights {
    private final BoundMemory plain;
    private final BoundMemory laid;
    private final reorder bring;
    private final reorder send;

    private ReorderedWeights(memory.desc plain, memory.desc laid, boolean inwards) {
        this.plain = new BoundMemory(plain);
        boolean same = plain.equals(laid);
        this.laid = same ? this.plain : BoundMemory.owned(laid);
        bring = same || !inwards ? null : new reorder(this.plain.memory(), this.laid.memory());
        send = same || inwards ? null : new reorder(this.laid.memory(), this.plain.memory());
    }

    /** Weights, reordered to the oneDNN layout {@code laid}. */
    static ReorderedWeights from(memory.desc plain, memory.desc laid) {
        return new ReorderedWeights(plain, laid, true);
    }

    /** A gradient, reordered from the oneDNN layout {@code laid}. */
    static ReorderedWeights to(memory.desc laid, memory.desc plain) {
        return new ReorderedWeights(plain, laid, false);
    }

    /** The memory that a primitive reads or writes. */
    memory laid() {
        return laid.memory();
    }

    /** Reads row-major weights. */
    void bring(INDArray array) {
        plain.bind(array);
        if (bring != null) {
            bring.execute(OneDnn.stream(), plain.memory(), laid.memory());
        }
    }

    /** Binds the row-major gradient. */
    void bind(INDArray array) {
        plain.bind(array);
    }

    /** Writes the result of a primitive to the bound row-major gradient. */
    void send() {
        if (send != null) {
            send.execute(OneDnn.stream(), laid.memory(), plain.memory());
        }
    }
}
