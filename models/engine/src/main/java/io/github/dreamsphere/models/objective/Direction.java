package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.Map;
import java.util.TreeMap;

/**
 * Σ a·v over all positions, for a direction v in channel space (lucid's {@code direction}, summed instead of averaged).
 * For one channel of the layer before a softmax it is the logit of a class.
 *
 * @param weights v by channel, from 0; missing channels are 0; not all 0
 */
public record Direction(Map<Integer, Float> weights) implements BlobScore {
    /** Requires finite weights that are not all 0. */
    public Direction {
        if (weights.values().stream().allMatch(weight -> weight == 0)
                || !weights.values().stream().allMatch(Float::isFinite)) {
            throw new IllegalArgumentException("a direction's weights must be finite and not all 0, were " + weights);
        }
        weights = Map.copyOf(weights);
    }

    /** The direction of one channel. */
    public static Direction ofChannel(int channel) {
        return new Direction(Map.of(channel, 1f));
    }

    @Override
    public void check(String blob, int channels) {
        new TreeMap<>(weights).keySet().forEach(channel -> BlobScore.requireChannel(blob, channels, channel));
    }

    @Override
    public Session open(Shape shape) {
        float[] direction = new float[shape.channels()];
        weights.forEach((channel, weight) -> direction[channel] = weight);
        return (activation, gradient) -> {
            double sum = 0;
            for (int i = 0; i < activation.length; i += direction.length) {
                for (int c = 0; c < direction.length; c++) {
                    sum += (double) activation[i + c] * direction[c];
                }
                System.arraycopy(direction, 0, gradient, i, direction.length);
            }
            return sum;
        };
    }
}
