package io.github.dreamsphere.models.gpu;

/** One layer of a pass on a graphics card. */
interface CardKernel extends AutoCloseable {
    /** Computes the output's value. */
    void forward();

    /** Computes the inputs' gradients. */
    void backward();

    /**
     * Prepares {@link #backward}; called once, after the kernels of all later layers.
     *
     * @param add for each input, whether its gradient is added to one that is there already
     */
    void prepareBackward(boolean[] add);

    /** Bytes of memory besides the blobs. */
    default long bytes() {
        return 0;
    }

    @Override
    default void close() {}
}
