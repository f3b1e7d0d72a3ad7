package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.keras.KerasReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
        double peak = peakMegabytes();
        String stem = file.toString().replaceFirst("\\.[^.]*$", "");
        List<String> about =
                List.of(Files.readString(Path.of(stem + ".txt")).trim().split(" "));
        int height = Integer.parseInt(about.get(1));
        int width = Integer.parseInt(about.get(2));
        float[] image = floats(stem + ".image");
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
            return error(pass.activation(), floats(stem + ".features")) + " | "
                    + error(gradient, floats(stem + ".gradient"));
        }
    }

    private static String outputError(Net net, float[] image, int width, int height, String stem) throws IOException {
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), width, height)) {
            pass.forward(image);
            return error(pass.activation(), floats(stem + ".output"));
        }
    }

    private static String error(float[] actual, float[] expected) {
        if (actual.length != expected.length) {
            return actual.length + " values for " + expected.length;
        }
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < actual.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        return String.format(Locale.ROOT, "%.1e", Math.sqrt(difference / norm));
    }

    private static float[] floats(String file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** The most memory that the process has had resident, as Linux counts it. */
    private static double peakMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
