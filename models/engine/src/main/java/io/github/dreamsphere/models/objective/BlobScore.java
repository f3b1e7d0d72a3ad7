package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;

/** A value of a blob's activations that is to rise, and its gradient. */
public sealed interface BlobScore permits Energy, ChannelEnergy, RankedChannels, Neuron, Direction, Guide, Diversity {
    /**
     * Looks whether a blob with {@code channels} channels can have this score.
     *
     * @param blob its name, for the message
     * @throws IllegalArgumentException if it cannot; the message names the blob
     */
    void check(String blob, int channels);

    /** Prepares for blobs of one shape, which {@link #check} has let pass. */
    Session open(Shape shape);

    /** The score of blobs of one shape; not thread safe. */
    @FunctionalInterface
    interface Session extends AutoCloseable {
        /**
         * The score and its gradient.
         *
         * @param activation the blob, HWC; not changed
         * @param gradient receives ∂score/∂activation, in the same layout; overwritten
         */
        double gradient(float[] activation, float[] gradient);

        @Override
        default void close() {}
    }

    /** Throws unless {@code channel} is one of the {@code channels} of {@code blob}. */
    static void requireChannel(String blob, int channels, int channel) {
        if (channel < 0 || channel >= channels) {
            throw new IllegalArgumentException(
                    blob + " has channels 0 to " + (channels - 1) + ", there is no channel " + channel);
        }
    }
}
