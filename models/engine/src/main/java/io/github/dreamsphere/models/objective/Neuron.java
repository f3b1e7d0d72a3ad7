package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;

/**
 * The activation of a channel at the middle of each tile (as lucid's {@code neuron}: right of and below the middle if
 * the number of positions is even). Tiles move, so the neuron visits every place. Where a rectifier is at 0 the neuron
 * has no gradient.
 *
 * @param channel from 0
 */
public record Neuron(int channel) implements BlobScore {
    @Override
    public void check(String blob, int channels) {
        BlobScore.requireChannel(blob, channels, channel);
    }

    @Override
    public Session open(Shape shape) {
        int place = (shape.height() / 2 * shape.width() + shape.width() / 2) * shape.channels() + channel;
        return (activation, gradient) -> {
            Arrays.fill(gradient, 0);
            gradient[place] = 1;
            return activation[place];
        };
    }
}
