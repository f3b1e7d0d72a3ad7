package io.github.dreamsphere.models.engine;

/** One layer of a pass with its buffers: does one thing to them, the same each time. */
interface Kernel extends AutoCloseable {
    /** Computes the value of the output from those of the inputs. */
    void forward();

    /** Computes the gradients of the inputs from that of the output, overwriting them. */
    void backward();

    /** Frees what the kernel allocated for itself; the slots are not its own. */
    @Override
    default void close() {}
}
