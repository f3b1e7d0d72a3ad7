package io.github.dreamsphere.models.engine;

/** One layer of a pass, bound to its buffers. */
interface Kernel extends AutoCloseable {
    /** Computes the value of the output from those of the inputs. */
    void forward();

    /** Computes the gradients of the inputs from that of the output, overwriting them. */
    void backward();

    /** Bytes of native memory that the kernel allocated. */
    default long bytes() {
        return 0;
    }

    /** Bytes of native memory that the kernel needs while it runs; oneDNN gives all kernels the same memory for that. */
    default long scratchBytes() {
        return 0;
    }

    /** Frees what the kernel allocated; its inputs and output belong to the pass. */
    @Override
    default void close() {}
}
