package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads an ONNX net and compares what it computes with what PyTorch computed, beside it as {@code onnx_nets.py} writes it.
 * Prints a row of a table: net, size, time to read, peak memory of the process, time of a pass forward and backward, the
 * relative errors of output and gradient, and those of PyTorch in 32 bits.
 */
public final class OnnxNets {
    private static final ImageSpec RAW = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
    private static final double MEGABYTE = 1e6;
    private static final double NANOSECOND = 1e-9;
    private static final String OUTPUT = "output";

    private OnnxNets() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        String stem = file.toString().replaceFirst("\\.[^.]*$", "");
        List<String> about =
                List.of(Files.readString(Path.of(stem + ".txt")).trim().split(" "));
        int edge = Integer.parseInt(about.get(0));
        float[] image = ReferenceFloats.read(stem + ".image");
        List<String> notes = new ArrayList<>();
        long start = System.nanoTime();
        Net net = OnnxReader.read(file, RAW, notes::add);
        double reading = (System.nanoTime() - start) * NANOSECOND;
        notes.forEach(note -> System.err.println(file + ": " + note));
        try (Network network = new Network(net);
                Pass pass = network.forwardBackward(OUTPUT, edge, edge)) {
            float[] gradient = new float[image.length];
            pass.forward(image);
            pass.backward(pass.activation(), gradient);
            long second = System.nanoTime();
            pass.forward(image);
            pass.backward(pass.activation(), gradient);
            double passing = (System.nanoTime() - second) * NANOSECOND;
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.1f | %.0f | %.2f | %s | %s | %s | %s |%n",
                    Path.of(stem).getFileName(),
                    Files.size(file) / MEGABYTE,
                    reading,
                    ReferenceFloats.peakMegabytes(),
                    passing,
                    ReferenceFloats.error(pass.activation(), ReferenceFloats.read(stem + ".output")),
                    ReferenceFloats.error(gradient, ReferenceFloats.read(stem + ".gradient")),
                    about.get(1),
                    about.get(2));
        }
    }
}
