package io.github.dreamsphere.models.train.select;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A net that ends in a blob with the weighted channels of another blob. */
public final class SelectedNet {
    private SelectedNet() {}

    /**
     * The part of {@code net} up to {@code blob}, and a layer and blob {@code name} with the channels of {@code blob}
     * whose weight is not 0, each multiplied by its weight.
     *
     * @param weights a weight for each channel of {@code blob}
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if {@code net} lacks {@code blob}
     * @throws IllegalArgumentException if every weight is 0, or if {@code name} is the name of one of the net's blobs
     */
    public static Net of(Net net, String blob, float[] weights, String name) {
        int[] kept = IntStream.range(0, weights.length)
                .filter(channel -> weights[channel] != 0)
                .toArray();
        if (kept.length == 0) {
            throw new IllegalArgumentException("no channel of " + blob
                    + " is activated more by a class to dream of than by all others; choose other classes or another"
                    + " layer");
        }
        Net part = net.upTo(blob);
        List<Layer> layers = new ArrayList<>(part.layers());
        layers.add(new Layer(name, choice(kept, weights), List.of(blob), name));
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    private static Convolution choice(int[] kept, float[] weights) {
        float[] kernel = new float[kept.length * weights.length];
        for (int i = 0; i < kept.length; i++) {
            kernel[i * weights.length + kept[i]] = weights[kept[i]];
        }
        Tensor tensor = new Tensor(new int[] {kept.length, weights.length, 1, 1}, kernel);
        return new Convolution(tensor, Tensor.zeros(kept.length), SlidingWindow.point(), 1);
    }
}
