package io.github.dreamsphere.models;

import static io.github.dreamsphere.models.Shared.assertClose;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Net;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.function.Function;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Figures beside a test, made by a script of {@code src/test/python}: {@code NAME.features.npy} and
 * {@code NAME.output.npy}, the blobs of those names, and {@code NAME.gradient.npy}, the gradient of ½·Σfeatures² with
 * respect to the picture; all {@code [1, channels, height, width]}.
 */
public final class ReferenceNets {
    private static final double ACTIVATION = 1e-4;
    private static final double GRADIENT = 1e-3;

    private ReferenceNets() {}

    /** Asserts that {@code net}, which takes RGB in 0..1, gives the figures called {@code name} beside {@code test}. */
    public static void assertAgrees(Net net, Class<?> test, String name) {
        INDArray gradient = read(resource(test, name + ".gradient.npy"));
        INDArray features = read(resource(test, name + ".features.npy"));
        INDArray output = read(resource(test, name + ".output.npy"));
        assertAgrees(net, Network::new, picture(gradient.shape()), new Figures(features, gradient, output));
    }

    /** What a net computes, by the names of its blobs; the gradient is that of ½·Σfeatures². */
    private record Figures(INDArray features, INDArray gradient, INDArray output) {}

    /**
     * Asserts that {@code net}, which takes RGB in 0..1, gives the figures in {@code folder}: {@code features.npy},
     * {@code gradient.npy} and {@code output.npy}, of the picture {@code image.npy}.
     */
    public static void assertAgrees(Net net, Path folder) {
        assertAgrees(net, folder, Network::new);
    }

    /** As {@link #assertAgrees(Net, Path)}, with the network that {@code networks} prepares. */
    public static void assertAgrees(Net net, Path folder, Function<Net, Network> networks) {
        INDArray features = read(folder.resolve("features.npy"));
        INDArray gradient = read(folder.resolve("gradient.npy"));
        INDArray output = read(folder.resolve("output.npy"));
        assertAgrees(net, networks, read(folder.resolve("image.npy")), new Figures(features, gradient, output));
    }

    private static void assertAgrees(Net net, Function<Net, Network> networks, INDArray image, Figures figures) {
        int height = (int) image.size(2);
        int width = (int) image.size(3);
        float[] picture = hwc(image);
        try (Network network = networks.apply(net)) {
            try (Pass pass = network.forwardBackward("features", width, height)) {
                pass.forward(picture);
                assertClose(pass.activation(), hwc(figures.features), ACTIVATION);
                float[] rgbGradient = new float[width * height * 3];
                pass.backward(pass.activation(), rgbGradient);
                assertClose(rgbGradient, hwc(figures.gradient), GRADIENT);
            }
            try (Pass pass = network.forward("output", width, height)) {
                pass.forward(picture);
                assertClose(pass.activation(), hwc(figures.output), ACTIVATION);
            }
        }
    }

    /** A file beside {@code test}. */
    public static Path resource(Class<?> test, String name) {
        try {
            return new File(test.getResource(name).toURI()).toPath();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static INDArray read(Path file) {
        return Nd4j.createFromNpyFile(file.toFile());
    }

    private static float[] hwc(INDArray array) {
        INDArray ordered = array.rank() == 4
                ? array.reshape(array.size(1), array.size(2), array.size(3)).permute(1, 2, 0)
                : array;
        return ordered.dup('c').data().asFloat();
    }

    /** The picture that the scripts make: a linear congruential generator, so that no file has to hold it. */
    private static INDArray picture(long[] shape) {
        float[] values = new float[Math.toIntExact(shape[1] * shape[2] * shape[3])];
        long state = 1;
        for (int i = 0; i < values.length; i++) {
            state = 1103515245L * state + 12345 & 0x7fffffff;
            values[i] = state / 2147483648f;
        }
        return Nd4j.createFromArray(values).reshape(shape);
    }
}
