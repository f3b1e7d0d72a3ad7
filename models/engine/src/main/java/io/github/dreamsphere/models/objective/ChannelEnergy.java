package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import java.util.TreeSet;

/**
 * ½Σa² of some channels.
 *
 * @param channels from 0; at least one
 */
public record ChannelEnergy(List<Integer> channels) implements BlobScore {
    /** Requires at least one channel. */
    public ChannelEnergy {
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one channel");
        }
        channels = List.copyOf(new TreeSet<>(channels));
    }

    @Override
    public void check(String blob, int count) {
        channels.forEach(channel -> BlobScore.requireChannel(blob, count, channel));
    }

    @Override
    public Session open(Shape shape) {
        boolean[] chosen = new boolean[shape.channels()];
        channels.forEach(channel -> chosen[channel] = true);
        return (activation, gradient) -> of(activation, chosen, gradient);
    }

    /** Computes ½Σa² of the {@code chosen} channels, and its gradient. */
    static double of(float[] activation, boolean[] chosen, float[] gradient) {
        double sum = 0;
        for (int i = 0; i < activation.length; i += chosen.length) {
            for (int c = 0; c < chosen.length; c++) {
                float value = chosen[c] ? activation[i + c] : 0;
                gradient[i + c] = value;
                sum += (double) value * value;
            }
        }
        return sum / 2;
    }
}
