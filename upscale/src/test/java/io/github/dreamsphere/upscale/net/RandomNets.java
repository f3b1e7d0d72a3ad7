package io.github.dreamsphere.upscale.net;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Small super-resolution networks with random weights, one of each way to enlarge. */
public final class RandomNets {
    private static final ImageSpec RGB = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);

    private RandomNets() {}

    /** Padded with zeros, pixel shuffle last: {@code gain} times. */
    public static Net shuffling(int gain, long seed) {
        Random random = new Random(seed);
        return net(
                "shuffling",
                RGB,
                List.of(
                        new Layer("conv1", convolution(random, 3, 8, 5, 2), "input", "conv1"),
                        new Layer("relu", new Relu(0.1f), "conv1", "relu"),
                        new Layer("conv2", convolution(random, 8, 3 * gain * gain, 3, 1), "relu", "conv2"),
                        new Layer("out", new DepthToSpace(gain, DepthToSpace.Order.DEPTH_FIRST), "conv2", "out")));
    }

    /** Convolutions between {@code channels} channels, padded, pixel shuffle last: 2 times. */
    public static Net wide(int channels, long seed) {
        Random random = new Random(seed);
        return net(
                "wide" + channels,
                RGB,
                List.of(
                        new Layer("conv1", convolution(random, 3, channels, 3, 1), "input", "conv1"),
                        new Layer("conv2", convolution(random, channels, channels, 3, 1), "conv1", "conv2"),
                        new Layer("conv3", convolution(random, channels, 12, 3, 1), "conv2", "conv3"),
                        new Layer("out", new DepthToSpace(2, DepthToSpace.Order.DEPTH_FIRST), "conv3", "out")));
    }

    /** Without padding, a deconvolution last, as upconv_7 does: 2 times. */
    public static Net deconvolving(long seed) {
        Random random = new Random(seed);
        Deconvolution last =
                new Deconvolution(weights(random, 4, 3, 4, 4), Tensor.zeros(3), SlidingWindow.square(4, 2, 3), 1);
        return net(
                "deconvolving",
                RGB,
                List.of(
                        new Layer("conv", convolution(random, 3, 4, 3, 0), "input", "conv"),
                        new Layer("out", last, "conv", "out")));
    }

    /** Without padding, not enlarging, on blue, green and red in 0..255 less a mean, as of VGG's time. */
    public static Net filtering(long seed) {
        ImageSpec spec = ImageSpec.of(255, 0.5f, ImageSpec.Channels.BGR, 104, 117, 123);
        Layer layer = new Layer("conv", convolution(new Random(seed), 3, 3, 3, 0), "input", "out");
        return net("filtering", spec, List.of(layer));
    }

    /** Luma only, padded, 2 times by pixel shuffle. */
    public static Net lumaOnly(long seed) {
        Random random = new Random(seed);
        return net(
                "luma",
                ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0),
                List.of(
                        new Layer("conv", convolution(random, 1, 4, 3, 1), "input", "conv"),
                        new Layer("out", new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST), "conv", "out")));
    }

    /** Every second pixel, then twice as large again: sees pixels differently depending on where they stand. */
    public static Net hourglass(long seed) {
        Random random = new Random(seed);
        Convolution down =
                new Convolution(weights(random, 4, 3, 4, 4), Tensor.zeros(4), SlidingWindow.square(4, 2, 1), 1);
        return net(
                "hourglass",
                RGB,
                List.of(
                        new Layer("down", down, "input", "down"),
                        new Layer("conv", convolution(random, 4, 48, 3, 1), "down", "conv"),
                        new Layer("out", new DepthToSpace(4, DepthToSpace.Order.DEPTH_FIRST), "conv", "out")));
    }

    /** As {@code train-upscaler} makes them: a chain for RGB or luma, and repeated pixels in the place of bicubic ones. */
    static Net residual(ImageSpec.Channels channels, long seed) {
        Random random = new Random(seed);
        int samples = channels.count();
        Convolution last = convolution(random, 5, 4 * samples, 3, 1);
        Tensor bias = weights(random, 4 * samples, 1, 1, 1).reshape(4 * samples);
        int[] repeated = IntStream.range(0, 4 * samples).map(i -> i % samples).toArray();
        return net(
                channels.name(),
                ImageSpec.of(1, 1, channels, new float[samples]),
                List.of(
                        new Layer("conv1", convolution(random, samples, 5, 3, 1), "input", "conv1"),
                        new Layer("relu1", new Relu(0), "conv1", "relu1"),
                        new Layer("conv2", new Convolution(last.weights(), bias, last.window(), 1), "relu1", "conv2"),
                        new Layer("bicubic", Convolution.selecting(repeated, samples), "input", "bicubic"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("conv2", "bicubic"), "sum"),
                        new Layer("out", new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST), "sum", "out")));
    }

    private static Net net(String name, ImageSpec spec, List<Layer> layers) {
        return new Net(name, spec, "input", layers);
    }

    static Convolution convolution(Random random, int inputs, int outputs, int kernel, int pad) {
        return new Convolution(
                weights(random, outputs, inputs, kernel, kernel),
                Tensor.zeros(outputs),
                SlidingWindow.square(kernel, 1, pad),
                1);
    }

    private static Tensor weights(Random random, int... shape) {
        float[] data = new float[Tensor.length(shape)];
        float size = 0.5f / (float) Math.sqrt(shape[1] * shape[2] * shape[3]);
        for (int i = 0; i < data.length; i++) {
            data[i] = size * (float) random.nextGaussian() + size / 4;
        }
        return new Tensor(shape, data);
    }
}
