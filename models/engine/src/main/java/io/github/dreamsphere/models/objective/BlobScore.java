package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.engine.Slope;
import io.github.dreamsphere.models.net.Shape;

/** A score of a blob's activations, with its gradient. */
public sealed interface BlobScore permits Energy, ChannelEnergy, RankedChannels, Neuron, Direction, Guide, Diversity {
    /**
     * Checks that a blob with {@code channels} channels can have this score.
     *
     * @param blob name of the blob, for the message
     * @throws IllegalArgumentException if it cannot
     */
    void check(String blob, int channels);

    /** Opens a session for blobs of one shape that pass {@link #check}. */
    Session open(Shape shape);

    /** The score for blobs of one shape; not thread-safe. */
    @FunctionalInterface
    interface Session extends Slope, AutoCloseable {
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
