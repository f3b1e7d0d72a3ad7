package io.github.dreamsphere.models.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        Map<String, Integer> places = new HashMap<>();
        for (Layer layer : net.layers()) {
            String from = layer.inputs().isEmpty() ? null : layer.inputs().get(0);
            Integer place = places.get(from);
            boolean folds = layer.op() instanceof Affine
                    && place != null
                    && readers.get(from) == 1
                    && isConvolution(folded.get(place).op());
            if (folds) {
                folded.set(place, merged(folded.get(place), layer));
                places.put(layer.output(), place);
            } else {
                places.put(layer.output(), folded.size());
                folded.add(layer);
            }
        }
        return new Net(net.name(), net.imageSpec(), net.input(), folded);
    }

    private static boolean isConvolution(Op op) {
        return op instanceof Convolution || op instanceof SamePadding same && same.op() instanceof Convolution;
    }

    private static Layer merged(Layer before, Layer affine) {
        Affine scale = (Affine) affine.op();
        Op op = before.op() instanceof SamePadding same
                ? same.withOp(folded((Convolution) same.op(), scale))
                : folded((Convolution) before.op(), scale);
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
