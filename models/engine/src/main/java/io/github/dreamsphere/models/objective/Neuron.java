package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.models.net.Shape;
import java.util.Arrays;

/**
 * One channel's activation at the middle of each tile (lucid's {@code neuron}: of an even number of positions, the one
 * right of and below the middle). Tiles move, so the neuron comes to lie everywhere; one that does not answer at all, a
 * rectifier at 0, has no gradient there.
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
