package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.Checkpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Converts a trained upscaler to a network: the chain, padded to keep the size, plus the bicubic enlargement as a
 * convolution, rearranged to pixels. Pixels near the edge depend on the padding, so tiles need a border as wide as the
 * receptive field.
 */
final class UpscalerNet {
    /** Name of the bicubic convolution. */
    static final String BICUBIC = "bicubic";
    /** Name of the input of a net for luma. */
    private static final String LUMA = "luma";
    /** Name of the output. */
    static final String ENLARGED = "enlarged";

    private UpscalerNet() {}

    static Net of(Checkpoint<UpscalerSettings> training, String name) {
        UpscalerArchitecture architecture = training.settings().architecture();
        ImageSpec spec = ImageSpec.of(1, 1, architecture.picture(), new float[architecture.samples()]);
        String last = architecture.layer(architecture.layers() - 1);
        List<Layer> layers = new ArrayList<>();
        for (Layer layer :
                new GraphReader(training.averaged(), spec).net(name).upTo(last).layers()) {
            layers.add(layer.op() instanceof Convolution c ? padded(layer, c) : layer);
        }
        String input = UpscalerArchitecture.INPUT;
        if (architecture.picture() == ImageSpec.Channels.LUMA) {
            input = LUMA;
            layers.set(0, ofLuma(layers.get(0)));
        }
        layers.add(new Layer(BICUBIC, bicubic(architecture.samples()), input, BICUBIC));
        layers.add(new Layer("sum", Eltwise.sum(1f, 1f), List.of(last, BICUBIC), "sum"));
        DepthToSpace pixels = new DepthToSpace(PhotoPair.SCALE, DepthToSpace.Order.DEPTH_LAST);
        layers.add(new Layer(ENLARGED, pixels, "sum", ENLARGED));
        return new Net(name, spec, input, layers);
    }

    private static Layer padded(Layer layer, Convolution c) {
        SlidingWindow window =
                SlidingWindow.square(c.window().kernelWidth(), 1, c.window().kernelWidth() / 2);
        return new Layer(
                layer.name(), new Convolution(c.weights(), c.bias(), window, 1), layer.inputs(), layer.output());
    }

    /** The first layer, which was trained on grey pictures, for luma. */
    private static Layer ofLuma(Layer first) {
        Convolution c = (Convolution) first.op();
        int edge = c.window().kernelWidth();
        float[] weights = UpscalerWeights.sums(c.weights().data(), c.inputs(), edge * edge, 1);
        Tensor luma = new Tensor(new int[] {c.outputs(), 1, edge, edge}, weights);
        return new Layer(first.name(), new Convolution(luma, c.bias(), c.window(), 1), LUMA, first.output());
    }

    private static Convolution bicubic(int samples) {
        int edge = 2 * BicubicPhases.REACH + 1;
        int outputs = PhotoPair.SCALE * PhotoPair.SCALE * samples;
        float[] weights = new float[outputs * samples * edge * edge];
        for (int out = 0; out < outputs; out++) {
            int phase = out / samples;
            int at = (out * samples + out % samples) * edge * edge;
            for (int i = 0; i < edge * edge; i++) {
                weights[at + i] = BicubicPhases.weight(phase / 2, i / edge - BicubicPhases.REACH)
                        * BicubicPhases.weight(phase % 2, i % edge - BicubicPhases.REACH);
            }
        }
        return new Convolution(
                new Tensor(new int[] {outputs, samples, edge, edge}, weights),
                Tensor.zeros(outputs),
                SlidingWindow.square(edge, 1, BicubicPhases.REACH),
                1);
    }
}
