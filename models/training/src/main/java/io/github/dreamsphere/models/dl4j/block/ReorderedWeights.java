package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.reorder;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Weights, or their gradient, which DL4J keeps plain and oneDNN may want in another order. */
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

    /** Weights in oneDNN's order {@code laid}. */
    static ReorderedWeights from(memory.desc plain, memory.desc laid) {
        return new ReorderedWeights(plain, laid, true);
    }

    /** A gradient that comes in oneDNN's order {@code laid}. */
    static ReorderedWeights to(memory.desc laid, memory.desc plain) {
        return new ReorderedWeights(plain, laid, false);
    }

    /** Where a primitive reads or writes. */
    memory laid() {
        return laid.memory();
    }

    /** Takes the plain weights in. */
    void bring(INDArray array) {
        plain.bind(array);
        if (bring != null) {
            bring.execute(OneDnn.stream(), plain.memory(), laid.memory());
        }
    }

    /** Lets {@code array} be the plain gradient. */
    void bind(INDArray array) {
        plain.bind(array);
    }

    /** Gives what a primitive wrote to the plain gradient that is bound. */
    void send() {
        if (send != null) {
            send.execute(OneDnn.stream(), laid.memory(), plain.memory());
        }
    }
}
