package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Region;
import java.util.Map;
import java.util.Optional;

/**
 * A direction to dream of, in the space of a layer's channels.
 *
 * @param blob the layer's blob
 * @param weights the components of the direction by channel, counted from 0; channels without an entry have 0. Empty if
 *     {@code file} holds them
 * @param file a text file with a number for each channel of the blob; empty if {@code weights} holds the components
 * @param region where on the sphere; empty: wherever the request dreams
 * @param weight the weight relative to other objectives; negative to minimise the objective
 */
public record DirectionObjective(
        String blob, Map<Integer, Float> weights, Optional<FileRef> file, Optional<Region> region, double weight) {
    /** @throws IllegalArgumentException unless the direction has either weights or a file */
    public DirectionObjective {
        weights = Map.copyOf(weights);
        if (weights.isEmpty() == file.isEmpty()) {
            throw new IllegalArgumentException("a direction has either weights or a file");
        }
    }

    /** The direction {@code weights} of {@code blob}, everywhere. */
    public static DirectionObjective of(String blob, Map<Integer, Float> weights) {
        return new DirectionObjective(blob, weights, Optional.empty(), Optional.empty(), 1);
    }
}
