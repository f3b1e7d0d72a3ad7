package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.gpu.GraphicsCard;
import io.github.dreamsphere.models.gpu.Tiling;
import io.github.dreamsphere.models.gpu.TransferRates;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.viewer.gl.SystemLibraries;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * CardRun FOLDER [SECONDS]: measures the graphics card, with the nets and figures that {@link CardReferences} wrote to
 * FOLDER, and prints tables. Needs neither ND4J nor oneDNN. Each table begins only while SECONDS have not passed. Where the
 * processor takes the card's place, pictures have a quarter of the edge and everything runs once.
 */
public final class CardRun {
    private static final int RUNS = 7;
    private static final int SOFTWARE_RUNS = 1;
    private static final int SOFTWARE_PART = 4;
    private static final int CHAIN = 8;
    private static final List<Integer> EDGES = List.of(224, 448, 896);
    private static final List<Integer> TILES = List.of(1, 2, 4, 8);
    private static final List<Integer> LIVE_WIDTHS = List.of(2048, 8192);
    private static final PrintStream OUT = System.out;

    private final GraphicsCard card;
    private final Path folder;
    private final int runs;
    /** Edges of pictures are divided by this. */
    private final int part;

    private final long end;

    private CardRun(GraphicsCard card, Path folder, double seconds) {
        this.card = card;
        this.folder = folder;
        this.runs = card.isSoftware() ? SOFTWARE_RUNS : RUNS;
        this.part = card.isSoftware() ? SOFTWARE_PART : 1;
        this.end = System.nanoTime() + (long) (seconds * 1e9);
    }

    public static void main(String[] arguments) throws Exception {
        double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 300;
        SystemLibraries.usePaths();
        try (GraphicsCard card = GraphicsCard.open()) {
            OUT.println("card: " + card.name() + (card.isSoftware() ? " (computed by the processor)" : ""));
            card.tune(Path.of(arguments[0]).resolve("tilings"));
            CardRun run = new CardRun(card, Path.of(arguments[0]), seconds);
            run.references();
            run.nets();
            run.live();
            run.dispatches();
            run.transfers();
            run.tilings();
        }
    }

    private boolean late() {
        boolean late = System.nanoTime() > end;
        if (late) {
            OUT.println("out of time; the rest is not measured");
        }
        return late;
    }

    private List<Path> netFiles() {
        return List.of(folder.resolve("dreamsphere-dream.dsnet"), folder.resolve("googlenet.dsnet")).stream()
                .filter(Files::exists)
                .toList();
    }

    private void references() throws IOException {
        OUT.println("\n| net, 320x200 | activation, relative error | gradient |\n|---|---|---|");
        for (Path file : netFiles()) {
            float[] image = CardReferences.image();
            float[] gradient = new float[image.length];
            try (Pass pass = card.pass(
                    NetFile.read(file),
                    List.of(CardReferences.BLOB),
                    CardReferences.WIDTH,
                    CardReferences.HEIGHT,
                    PassKind.EXACT_GRADIENT)) {
                pass.forward(image);
                float[] activation = pass.activation();
                pass.backward(activation, gradient);
                OUT.printf(
                        "| %s | %s | %s |%n",
                        file.getFileName(),
                        ReferenceFloats.error(activation, expected(file, "activation")),
                        ReferenceFloats.error(gradient, expected(file, "gradient")));
            }
        }
    }

    private static float[] expected(Path file, String what) throws IOException {
        return ReferenceFloats.read(CardReferences.beside(file, what).toString());
    }

    private void nets() throws IOException {
        OUT.println("\n| net | edge | tiles at once | forward and backward of a tile, ms: least | median | MB |"
                + "\n|---|---|---|---|---|---|");
        for (Path file : netFiles()) {
            Net net = NetFile.read(file);
            for (int edge : EDGES) {
                for (int tiles : TILES) {
                    if (late()) {
                        return;
                    }
                    net(file.getFileName(), net, edge / part, tiles);
                }
            }
        }
    }

    /** Measures {@code tiles} tiles at once, unless the card takes fewer. */
    private void net(Path name, Net net, int edge, int tiles) {
        List<String> blobs = List.of(CardReferences.BLOB);
        try (Pass pass = card.pass(net, blobs, edge, edge, PassKind.FAST_GRADIENT, tiles)) {
            if (pass.tiles() < tiles) {
                return;
            }
            float[] one = CardReferences.image(edge, edge);
            float[] images = new float[tiles * one.length];
            for (int tile = 0; tile < tiles; tile++) {
                System.arraycopy(one, 0, images, tile * one.length, one.length);
            }
            float[] gradient = new float[images.length];
            float[] activation = new float[tiles * pass.output().length()];
            double[] times = times(() -> {
                pass.forward(images);
                pass.readActivation(0, activation);
                pass.backward(activation, gradient);
            });
            OUT.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %.2f | %.2f | %d |%n",
                    name,
                    edge,
                    tiles,
                    times[0] / tiles,
                    times[times.length / 2] / tiles,
                    pass.bytes() >> 20);
        }
    }

    private void live() throws IOException {
        OUT.println(
                "\n| live dream | field of view, degrees | a step, ms: least | median | the picture comes back, ms |"
                        + "\n|---|---|---|---|---|");
        for (int width : LIVE_WIDTHS) {
            if (late()) {
                return;
            }
            int shown = width / part;
            new CardLive(card, runs, part)
                    .print(NetFile.read(netFiles().get(0)), new Equirectangular(shown, shown / 2));
        }
    }

    /** The cost of a dispatch, by a chain of many tiny convolutions. */
    private void dispatches() {
        if (late()) {
            return;
        }
        int layers = 256;
        try (Pass pass = card.pass(chain(8, 1, layers), List.of("out"), 8, 8, PassKind.FORWARD)) {
            float[] image = CardReferences.image(8, 8);
            double[] times = times(() -> {
                pass.forward(image);
                card.finish();
            });
            OUT.printf(Locale.ROOT, "%na dispatch: %.1f microseconds%n", times[0] * 1e3 / layers);
        }
    }

    private void transfers() {
        if (late()) {
            return;
        }
        TransferRates rates = TransferRates.of(card);
        OUT.printf(
                Locale.ROOT,
                "transfers: %.1f GB/s to the card, %.1f GB/s back%n",
                rates.toCard() / 1e9,
                rates.fromCard() / 1e9);
    }

    private void tilings() {
        OUT.println("\n| convolutions, forward, GFLOP/s | "
                + String.join(" | ", Tiling.ALL.stream().map(Tiling::name).toList()) + " |");
        OUT.println("|---" + "|---".repeat(Tiling.ALL.size()) + "|");
        int[][] shapes = {{64, 3, 112}, {128, 3, 56}, {256, 3, 28}, {256, 1, 56}, {512, 1, 28}, {32, 5, 56}};
        for (int[] shape : shapes) {
            if (late()) {
                return;
            }
            int edge = shape[2] / part;
            List<String> cells = new ArrayList<>();
            for (Tiling tiling : Tiling.ALL) {
                cells.add(String.format(Locale.ROOT, "%.1f", gigaflops(shape[0], shape[1], edge, outputs -> tiling)));
            }
            OUT.printf(
                    "| %d channels, %dx%d, %dx%d | %s |%n",
                    shape[0], shape[1], shape[1], edge, edge, String.join(" | ", cells));
        }
    }

    private double gigaflops(int channels, int kernel, int edge, IntFunction<Tiling> tilings) {
        try (Pass pass =
                card.pass(chain(channels, kernel, CHAIN), List.of("out"), edge, edge, PassKind.FORWARD, tilings)) {
            float[] image = CardReferences.image(edge, edge);
            double[] times = times(() -> {
                pass.forward(image);
                card.finish();
            });
            double flop = 2.0 * CHAIN * edge * edge * channels * channels * kernel * kernel;
            return flop / times[0] / 1e6;
        }
    }

    static Net chain(int channels, int kernel, int layers) {
        List<Layer> all = new ArrayList<>();
        all.add(new Layer("widen", convolution(3, channels, 1), "data", "0"));
        for (int i = 0; i < layers; i++) {
            String output = i == layers - 1 ? "out" : "" + (i + 1);
            all.add(new Layer("layer" + i, convolution(channels, channels, kernel), "" + i, output));
        }
        return new Net("chain", ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0), "data", all);
    }

    private static Convolution convolution(int inputs, int outputs, int kernel) {
        Random random = new Random(1);
        float[] weights = new float[outputs * inputs * kernel * kernel];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (random.nextGaussian() / Math.sqrt((double) inputs * kernel * kernel));
        }
        return new Convolution(
                new Tensor(new int[] {outputs, inputs, kernel, kernel}, weights),
                Tensor.zeros(outputs),
                SlidingWindow.square(kernel, 1, kernel / 2),
                1);
    }

    private double[] times(Runnable work) {
        return times(runs, work);
    }

    /** Milliseconds of {@code runs} runs after one that is not counted, least first. */
    static double[] times(int runs, Runnable work) {
        work.run();
        double[] times = new double[runs];
        for (int i = 0; i < runs; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times;
    }
}
