package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads and computes ONNX's node tests and prints by operator how many are right, refused and wrong.
 *
 * <p>Arguments: the folder of the tests, one folder for each; optionally a part of the names of those to run.
 */
public final class OnnxSuite {
    private static final double ABSOLUTE = 1e-4;
    private static final double RELATIVE = 1e-3;

    /** What became of the cases of an operator. */
    private static final class Tally {
        private int right;
        private final List<String> refused = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
    }

    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Path file;
    private final Map<String, Integer> unfit = new TreeMap<>();

    private OnnxSuite(Path file) {
        this.file = file;
    }

    /** Runs the tests. */
    public static void main(String[] arguments) throws IOException {
        Path work = Files.createTempDirectory("onnx-suite");
        OnnxSuite suite = new OnnxSuite(work.resolve("case.onnx"));
        List<Path> folders;
        try (Stream<Path> all = Files.list(Path.of(arguments[0]))) {
            folders = all.filter(folder -> Files.exists(folder.resolve("model.onnx")))
                    .filter(folder -> arguments.length < 2 || folder.toString().contains(arguments[1]))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            suite.run(folder);
        }
        Files.deleteIfExists(suite.file);
        Files.delete(work);
        suite.print();
    }

    private void run(Path folder) throws IOException {
        OnnxCase test;
        try {
            test = OnnxCase.read(folder);
        } catch (OnnxCase.UnfitException e) {
            unfit.merge(e.getMessage(), 1, Integer::sum);
            return;
        }
        String name = folder.getFileName().toString();
        Tally tally = tallies.computeIfAbsent(test.operator(), key -> new Tally());
        try {
            String difference = difference(test, values(test));
            if (difference.isEmpty()) {
                tally.right++;
            } else {
                tally.wrong.add(name + ": " + difference);
            }
        } catch (NetFileException e) {
            String message = e.getMessage();
            tally.refused.add(name + ": " + message.substring(message.indexOf(": ") + 2));
        } catch (RuntimeException e) {
            tally.wrong.add(name + ": " + e);
        }
    }

    private float[] values(OnnxCase test) throws IOException {
        Files.write(file, test.net().toByteArray());
        ImageSpec spec = test.channels() == 1
                ? ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0)
                : ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
        List<String> notes = new ArrayList<>();
        Net net = OnnxReader.read(file, spec, notes::add);
        if (!net.blobs().contains(test.result())) {
            throw new NetFileException(file, notes.isEmpty() ? "the result is a constant" : notes.get(0));
        }
        try (Network network = new Network(net);
                Pass pass = network.forward(test.result(), test.width(), test.height())) {
            pass.forward(rgb(test));
            return planar(pass.activation(), pass.output());
        }
    }

    /** The picture as red, green and blue, position by position. */
    private static float[] rgb(OnnxCase test) {
        int positions = test.height() * test.width();
        float[] rgb = new float[3 * positions];
        for (int i = 0; i < positions; i++) {
            for (int c = 0; c < 3; c++) {
                rgb[3 * i + c] = test.picture()[test.channels() == 1 ? i : c * positions + i];
            }
        }
        return rgb;
    }

    private static float[] planar(float[] values, Shape shape) {
        float[] planar = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            planar[i % shape.channels() * shape.positions() + i / shape.channels()] = values[i];
        }
        return planar;
    }

    /** What differs first; empty if nothing does. */
    private static String difference(OnnxCase test, float[] values) {
        if (values.length != test.expected().length) {
            return values.length + " values, expected " + test.expected().length;
        }
        for (int i = 0; i < values.length; i++) {
            double expected = test.expected()[i];
            boolean same = Double.compare(values[i], expected) == 0
                    || Math.abs(values[i] - expected) <= ABSOLUTE + RELATIVE * Math.abs(expected);
            if (!same) {
                return "value " + i + " is " + values[i] + ", expected " + expected;
            }
        }
        return "";
    }

    private void print() {
        int right = 0;
        int refused = 0;
        int wrong = 0;
        System.out.println("| operator | right | refused | wrong | reason |\n|---|---|---|---|---|");
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            right += tally.right;
            refused += tally.refused.size();
            wrong += tally.wrong.size();
            String reason = tally.refused.isEmpty() ? "" : tally.refused.get(0).replace("|", "/");
            System.out.printf(
                    "| %s | %d | %d | %d | %s |%n",
                    entry.getKey(), tally.right, tally.refused.size(), tally.wrong.size(), reason);
        }
        int all = right + refused + wrong;
        System.out.printf(
                "%nright %d of %d (%.1f %%), refused %d, wrong %d%n%n| not for pictures | cases |%n|---|---|%n",
                right, all, 100.0 * right / Math.max(all, 1), refused, wrong);
        unfit.forEach((reason, count) -> System.out.printf("| %s | %d |%n", reason, count));
        tallies.values().forEach(tally -> tally.wrong.forEach(line -> System.out.println("wrong: " + line)));
        if (Boolean.getBoolean("all")) {
            tallies.values().forEach(tally -> tally.refused.forEach(line -> System.out.println("refused: " + line)));
        }
    }
}
