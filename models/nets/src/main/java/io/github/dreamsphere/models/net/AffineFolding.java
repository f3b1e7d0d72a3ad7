package io.github.dreamsphere.models.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Folds scales and shifts of channels, such as trained batch normalisations, into the convolutions before them: the
 * same network with fewer layers.
 */
public final class AffineFolding {
    private AffineFolding() {}

    /** {@code net} without each {@link Affine} that is the only reader of a convolution. */
    public static Net fold(Net net) {
        Map<String, Integer> readers = new HashMap<>();
        net.layers().forEach(layer -> layer.inputs().forEach(blob -> readers.merge(blob, 1, Integer::sum)));
        List<Layer> folded = new ArrayList<>();
        for (Layer layer : net.layers()) {
            Optional<Layer> convolution = folded.stream()
                    .filter(before -> layer.op() instanceof Affine
                            && before.op() instanceof Convolution
                            && layer.inputs().equals(List.of(before.output()))
                            && readers.get(before.output()) == 1)
                    .findFirst();
            if (convolution.isPresent()) {
                folded.set(folded.indexOf(convolution.get()), merged(convolution.get(), layer));
            } else {
                folded.add(layer);
            }
        }
        return new Net(net.name(), net.imageSpec(), net.input(), folded);
    }

    private static Layer merged(Layer before, Layer affine) {
        Op op = folded((Convolution) before.op(), (Affine) affine.op());
        return new Layer(before.name(), op, before.inputs(), affine.output());
    }

    /** The convolution that computes {@code convolution} followed by {@code affine}. */
    public static Convolution folded(Convolution convolution, Affine affine) {
        float[] weights = convolution.weights().data().clone();
        float[] bias = convolution.bias().data().clone();
        int each = weights.length / bias.length;
        for (int c = 0; c < bias.length; c++) {
            float scale = affine.scale().data()[c];
            for (int i = c * each; i < (c + 1) * each; i++) {
                weights[i] *= scale;
            }
            bias[c] = bias[c] * scale + affine.shift().data()[c];
        }
        return new Convolution(
                new Tensor(convolution.weights().shape(), weights),
                Tensor.of(bias),
                convolution.window(),
                convolution.groups());
    }
}
