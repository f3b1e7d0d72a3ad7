package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.keras.KerasReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads a Keras net and compares what it computes with what Keras computed, beside it as {@code keras_nets.py} writes it.
 * Prints a row of a table: file, size, time to read, peak memory of the process after reading, and the relative errors
 * (‖difference‖ / ‖expected‖) of the features, the output and the gradient.
 */
public final class KerasNets {
    private static final ImageSpec RAW = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
    private static final double MEGABYTE = 1e6;
    private static final double NANOSECOND = 1e-9;

    private KerasNets() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        long start = System.nanoTime();
        Net net = KerasReader.read(file, RAW);
        double seconds = (System.nanoTime() - start) * NANOSECOND;
        double peak = ReferenceFloats.peakMegabytes();
        String stem = file.toString().replaceFirst("\\.[^.]*$", "");
        List<String> about =
                List.of(Files.readString(Path.of(stem + ".txt")).trim().split(" "));
        int height = Integer.parseInt(about.get(1));
        int width = Integer.parseInt(about.get(2));
        float[] image = ReferenceFloats.read(stem + ".image");
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.1f | %.0f | %s | %s |%n",
                file.getFileName(),
                Files.size(file) / MEGABYTE,
                seconds,
                peak,
                errors(net, about.get(0), image, width, height, stem),
                outputError(net, image, width, height, stem));
    }

    private static String errors(Net net, String features, float[] image, int width, int height, String stem)
            throws IOException {
        try (Network network = new Network(net);
                Pass pass = network.forwardBackward(features, width, height)) {
            pass.forward(image);
            float[] gradient = new float[image.length];
            pass.backward(pass.activation(), gradient);
            return ReferenceFloats.error(pass.activation(), ReferenceFloats.read(stem + ".features")) + " | "
                    + ReferenceFloats.error(gradient, ReferenceFloats.read(stem + ".gradient"));
        }
    }

    private static String outputError(Net net, float[] image, int width, int height, String stem) throws IOException {
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), width, height)) {
            pass.forward(image);
            return ReferenceFloats.error(pass.activation(), ReferenceFloats.read(stem + ".output"));
        }
    }
}
