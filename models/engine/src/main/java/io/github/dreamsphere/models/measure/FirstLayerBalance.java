package io.github.dreamsphere.models.measure;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Affine;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.SamePadding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far from 0 the channels of a net's first convolution lie on average, for a given preprocessing of pictures.
 * Training balances the channels: with another mean or range than in training, they are shifted.
 */
public final class FirstLayerBalance {
    private static final int EDGE = 224;
    private static final double SMALLEST = 1e-12;

    private final Net net;
    private final String blob;

    private FirstLayerBalance(Net net, String blob) {
        this.net = net;
        this.blob = blob;
    }

    /** The balance of {@code net}; empty if it does not begin with a convolution. */
    public static Optional<FirstLayerBalance> of(Net net) {
        Optional<Layer> first =
                net.layers().stream().filter(layer -> isConvolution(layer.op())).findFirst();
        return first.map(layer -> new FirstLayerBalance(net, normalised(net, layer.output())));
    }

    private static boolean isConvolution(Op op) {
        return op instanceof Convolution || op instanceof SamePadding same && same.op() instanceof Convolution;
    }

    /** The blob behind the scales and shifts of a trained batch normalisation. */
    private static String normalised(Net net, String blob) {
        String last = blob;
        for (Layer layer : net.layers()) {
            if (layer.op() instanceof Affine && layer.inputs().equals(List.of(last))) {
                last = layer.output();
            }
        }
        return last;
    }

    /**
     * The median over the channels of |mean| / deviation, averaged over pictures; empty if the channels do not vary.
     *
     * @param spec how pictures enter the net
     */
    public OptionalDouble offset(List<Image> pictures, ImageSpec spec) {
        int edge = net.sizeNear(EDGE, blob);
        double sum = 0;
        try (Network network = new Network(net.withImageSpec(spec).upTo(blob));
                Pass pass = network.forward(blob, edge, edge)) {
            for (Image picture : pictures) {
                Border border = Border.reflecting(picture.width(), picture.height());
                pass.forward(SphereResize.resize(picture, border, edge, edge).rgb());
                sum += median(pass.activation(), pass.output().channels());
            }
        }
        return Double.isFinite(sum) ? OptionalDouble.of(sum / pictures.size()) : OptionalDouble.empty();
    }

    private static double median(float[] values, int channels) {
        double[] offsets = new double[channels];
        int positions = values.length / channels;
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            double squares = 0;
            for (int i = c; i < values.length; i += channels) {
                sum += values[i];
                squares += (double) values[i] * values[i];
            }
            double mean = sum / positions;
            double variance = squares / positions - mean * mean;
            offsets[c] = variance > SMALLEST * mean * mean ? Math.abs(mean) / Math.sqrt(variance) : Double.MAX_VALUE;
        }
        Arrays.sort(offsets);
        return offsets[channels / 2];
    }
}
