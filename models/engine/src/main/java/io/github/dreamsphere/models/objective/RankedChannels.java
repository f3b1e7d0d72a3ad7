package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * ½Σa² of the channels with the strongest, or weakest, response, chosen for every tile and step. Channels are ranked by
 * their mean activation over the tile, as in neural-dream ({@code -channel_mode strong|weak},
 * github.com/ProGamerGov/neural-dream, {@code RankChannels}). Unlike there, channels that are 0 on the whole tile are
 * skipped, as they have no gradient.
 *
 * @param rank the end of the ranking
 * @param count number of channels, ≥ 1
 */
public record RankedChannels(Rank rank, int count) implements BlobScore {
    /** An end of the ranking. */
    public enum Rank {
        /** The channels with the highest means. */
        STRONGEST,
        /** The channels with the lowest means. */
        WEAKEST
    }

    /** Requires at least one channel. */
    public RankedChannels {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least one channel, were " + count);
        }
    }

    @Override
    public void check(String blob, int channels) {
        if (count > channels) {
            throw new IllegalArgumentException(blob + " has " + channels + " channels, not " + count);
        }
    }

    @Override
    public Session open(Shape shape) {
        return (activation, gradient) -> ChannelEnergy.of(activation, chosen(activation, shape.channels()), gradient);
    }

    private boolean[] chosen(float[] activation, int channels) {
        double[] sums = new double[channels];
        boolean[] alive = new boolean[channels];
        for (int i = 0; i < activation.length; i += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += activation[i + c];
                alive[c] |= activation[i + c] != 0;
            }
        }
        int sign = rank == Rank.STRONGEST ? -1 : 1;
        boolean[] chosen = new boolean[channels];
        IntStream.range(0, channels)
                .filter(channel -> alive[channel])
                .boxed()
                .sorted(Comparator.comparingDouble(channel -> sign * sums[channel]))
                .limit(count)
                .forEach(channel -> chosen[channel] = true);
        return chosen;
    }
}
