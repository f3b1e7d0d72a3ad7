package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.models.objective.BlobScore;
import io.github.dreamsphere.models.objective.ChannelEnergy;
import io.github.dreamsphere.models.objective.Energy;
import io.github.dreamsphere.models.objective.Neuron;
import io.github.dreamsphere.models.objective.RankedChannels;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A layer to dream with.
 *
 * @param blob the layer's blob
 * @param score the score of the blob to maximise
 * @param region where on the sphere; empty: wherever the request dreams
 * @param weight the weight relative to other objectives; negative to minimise the objective
 */
public record LayerObjective(String blob, BlobScore score, Optional<Region> region, double weight) {
    /** The energy ½Σa² of the whole {@code blob}, everywhere. */
    public static LayerObjective of(String blob) {
        return new LayerObjective(blob, new Energy(), Optional.empty(), 1);
    }

    /** This objective for these channels only, counted from 0. */
    public LayerObjective channels(int... channels) {
        List<Integer> chosen = IntStream.of(channels).boxed().toList();
        return new LayerObjective(blob, new ChannelEnergy(chosen), region, weight);
    }

    /** This objective for the {@code count} most active channels, which are chosen for each tile in each step. */
    public LayerObjective strongest(int count) {
        return new LayerObjective(blob, new RankedChannels(RankedChannels.Rank.STRONGEST, count), region, weight);
    }

    /** This objective for one channel at the centre of each tile. */
    public LayerObjective neuron(int channel) {
        return new LayerObjective(blob, new Neuron(channel), region, weight);
    }

    /**
     * This objective in a region.
     *
     * @param place {@code sky}, {@code ground}, {@code horizon}, {@code zenith}, {@code nadir}, or degrees such as
     *     {@code yaw:-30..30,pitch:0..60}
     */
    public LayerObjective in(String place) {
        return new LayerObjective(blob, score, Optional.of(Region.parse(place)), weight);
    }

    /** This objective with its weight multiplied by {@code factor}. */
    public LayerObjective times(double factor) {
        return new LayerObjective(blob, score, region, weight * factor);
    }
}
