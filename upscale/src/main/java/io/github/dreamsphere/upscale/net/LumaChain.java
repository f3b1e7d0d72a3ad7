package io.github.dreamsphere.upscale.net;

import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Adds a chain of convolutions for luma to a net for colours. Both nets add the output of a chain to the bicubically
 * enlarged picture, as {@code train-upscaler} makes them. The new net's luma is a mean of theirs; its differences between
 * the colours are those of the net for colours. It takes as long as both.
 *
 * <p>This is one net of two chains: the last layer of the first chain takes most of its own luma away, the first layer of
 * the second chain reads luma from RGB, and its last layer writes luma to all three colours.
 */
final class LumaChain {
    /** How many layers follow a chain: the bicubic convolution, the sum, and the rearrangement to pixels. */
    private static final int AFTER = 3;

    /**
     * The share of the net for luma in the luma of the result. The mean of two nets is better than either: with 0.5, 0.65,
     * 0.75, 0.85 and 1, averaged over two turns, Set5 has 37.59, 37.601, 37.604, 37.603 and 37.59 dB.
     */
    static final float SHARE = 0.75f;

    private static final String PREFIX = "luma/";

    private LumaChain() {}

    /**
     * The net for colours with the chain of the net for luma.
     *
     * @throws IllegalArgumentException if one of them is no such net
     */
    static Net added(Net colours, Net luma) {
        List<Layer> layers = new ArrayList<>(chain(colours, ImageSpec.Channels.RGB));
        int last = layers.size() - 1;
        change(layers, last, LumaChain::withoutLuma);
        int first = layers.size();
        for (Layer layer : chain(luma, ImageSpec.Channels.LUMA)) {
            layers.add(renamed(layer, luma.input(), colours.input()));
        }
        change(layers, first, LumaChain::ofColours);
        change(layers, layers.size() - 1, LumaChain::toColours);
        Layer bicubic = colours.layers().get(first);
        Layer sum = colours.layers().get(first + 1);
        List<String> summands =
                List.of(layers.get(last).output(), layers.get(layers.size() - 1).output(), bicubic.output());
        layers.add(bicubic);
        layers.add(new Layer(sum.name(), Eltwise.sum(1f, 1f, 1f), summands, sum.output()));
        layers.add(colours.layers().get(first + 2));
        return new Net(colours.name(), colours.imageSpec(), colours.input(), layers);
    }

    private static void change(List<Layer> layers, int i, UnaryOperator<Convolution> change) {
        Layer layer = layers.get(i);
        Op changed = change.apply((Convolution) layer.op());
        layers.set(i, new Layer(layer.name(), changed, layer.inputs(), layer.output()));
    }

    private static List<Layer> chain(Net net, ImageSpec.Channels channels) {
        List<Layer> layers = net.layers();
        int length = layers.size() - AFTER;
        ImageSpec plain = ImageSpec.of(1, 1, channels, new float[channels.count()]);
        boolean known = length >= 2
                && net.imageSpec().equals(plain)
                && layers.get(0).op() instanceof Convolution
                && layers.get(length - 1).op() instanceof Convolution
                && layers.get(length + 1)
                        .inputs()
                        .equals(List.of(
                                layers.get(length - 1).output(),
                                layers.get(length).output()));
        if (!known) {
            throw new IllegalArgumentException(
                    "net " + net.name() + " is no chain for " + channels + " as train-upscaler makes it");
        }
        return layers.subList(0, length);
    }

    private static Layer renamed(Layer layer, String input, String newInput) {
        List<String> inputs = layer.inputs().stream()
                .map(blob -> blob.equals(input) ? newInput : PREFIX + blob)
                .toList();
        return new Layer(PREFIX + layer.name(), layer.op(), inputs, PREFIX + layer.output());
    }

    /** Writes for each colour its value less a share of the luma of the colours. */
    private static Convolution withoutLuma(Convolution c) {
        return of(
                c,
                c.inputs(),
                withoutLuma(c.weights().data(), c.outputs()),
                withoutLuma(c.bias().data(), c.outputs()));
    }

    private static float[] withoutLuma(float[] values, int outputs) {
        int length = values.length / outputs;
        float[] weights = Luma.weights();
        float[] result = values.clone();
        for (int i = 0; i < values.length; i++) {
            int red = i / length / weights.length * weights.length * length + i % length;
            for (int k = 0; k < weights.length; k++) {
                result[i] -= SHARE * weights[k] * values[red + k * length];
            }
        }
        return result;
    }

    /** Reads luma from RGB. */
    private static Convolution ofColours(Convolution c) {
        float[] weights = Luma.weights();
        int window = c.weights().size(2) * c.weights().size(3);
        float[] values = c.weights().data();
        float[] result = new float[values.length * weights.length];
        for (int i = 0; i < result.length; i++) {
            int output = i / window / weights.length;
            result[i] = weights[i / window % weights.length] * values[output * window + i % window];
        }
        return of(c, weights.length, result, c.bias().data());
    }

    /** Writes a share of each value three times, as red, green and blue. */
    private static Convolution toColours(Convolution c) {
        int length = c.weights().data().length / c.outputs();
        return of(
                c,
                c.inputs(),
                repeated(c.weights().data(), length),
                repeated(c.bias().data(), 1));
    }

    private static float[] repeated(float[] values, int length) {
        int colours = Luma.weights().length;
        float[] result = new float[values.length * colours];
        for (int i = 0; i < result.length; i++) {
            result[i] = SHARE * values[i / length / colours * length + i % length];
        }
        return result;
    }

    private static Convolution of(Convolution c, int inputs, float[] weights, float[] bias) {
        int[] shape = {bias.length, inputs, c.weights().size(2), c.weights().size(3)};
        return new Convolution(new Tensor(shape, weights), Tensor.of(bias), c.window(), c.groups());
    }
}
