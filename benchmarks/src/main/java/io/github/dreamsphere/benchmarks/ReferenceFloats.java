package io.github.dreamsphere.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Figures of other programs beside a net, and how far ours are from them. */
final class ReferenceFloats {
    private static final double MEGABYTE = 1e6;

    private ReferenceFloats() {}

    /** ‖difference‖ / ‖expected‖, or that the lengths differ. */
    static String error(float[] actual, float[] expected) {
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

    /** The floats of a file, little-endian. */
    static float[] read(String file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(Path.of(file))).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(values);
        return values;
    }

    /** Writes floats as {@link #read} reads them. */
    static void write(float[] values, Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        Files.write(file, bytes.array());
    }

    /** The most memory that the process has had resident, as Linux counts it. */
    static double peakMegabytes() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / MEGABYTE)
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }
}
