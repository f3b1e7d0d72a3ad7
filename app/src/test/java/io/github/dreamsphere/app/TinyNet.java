package io.github.dreamsphere.app;

import io.github.dreamsphere.models.net.Constant;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Eltwise;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/** A net of one 3×3 convolution with random weights, to dream with in a test. */
public final class TinyNet {
    public static final String LAYER = "edges";

    private TinyNet() {}

    /** Writes the net into {@code folder}. */
    public static Path in(Path folder) throws IOException {
        return in(folder, 7);
    }

    /** Writes one with other weights. */
    public static Path in(Path folder, int seed) throws IOException {
        Tensor weights = new Tensor(new int[] {4, 3, 3, 3}, noise(4 * 3 * 9, seed));
        Convolution convolution = new Convolution(weights, Tensor.zeros(4), SlidingWindow.square(3, 1, 1), 1);
        Net net = new Net(
                "tiny",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f),
                "data",
                List.of(
                        new Layer("convolution", convolution, "data", "convolution"),
                        new Layer("relu", Relu.PLAIN, "convolution", LAYER)));
        Path file = folder.resolve("tiny.dsnet");
        NetFile.write(net, Precision.FLOAT32, file);
        return file;
    }

    /** Writes a net into {@code folder} that works on tiles of {@code size} pixels only, as nets with attention do. */
    public static Path fixed(Path folder, int size) throws IOException {
        Convolution convolution = new Convolution(
                new Tensor(new int[] {4, 3, 3, 3}, noise(4 * 3 * 9, 7)),
                Tensor.zeros(4),
                SlidingWindow.square(3, 1, 1),
                1);
        Constant places = new Constant(new Tensor(new int[] {size, size, 4}, noise(size * size * 4, 8)));
        Net net = new Net(
                "fixed",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f),
                "data",
                List.of(
                        new Layer("convolution", convolution, "data", "convolution"),
                        new Layer("places", places, List.of(), "places"),
                        new Layer("sum", Eltwise.sum(1f, 1f), List.of("convolution", "places"), LAYER)));
        Path file = folder.resolve("fixed.dsnet");
        NetFile.write(net, Precision.FLOAT32, file);
        return file;
    }

    /** Writes a net into {@code folder} that sees nothing in fewer than four pixels either way. */
    public static Path deep(Path folder) throws IOException {
        Convolution whole = new Convolution(
                new Tensor(new int[] {2, 3, 4, 4}, noise(96, 7)), Tensor.zeros(2), SlidingWindow.square(4, 1, 0), 1);
        Net net = new Net(
                "deep",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f),
                "data",
                List.of(new Layer("pool", whole, "data", "pool")));
        Path file = folder.resolve("deep.dsnet");
        NetFile.write(net, Precision.FLOAT32, file);
        return file;
    }

    private static float[] noise(int length, int seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
