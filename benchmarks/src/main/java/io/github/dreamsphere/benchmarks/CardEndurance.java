package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.engine.PassKind;
import io.github.dreamsphere.models.gpu.GraphicsCard;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.viewer.gl.SystemLibraries;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * CardEndurance FOLDER: prints the process's memory while a graphics card computes 300 passes of {@code
 * dreamsphere-dream}, and computes 10,000 convolutions of random sizes. With {@code -Ddreamsphere.gpu.debug=true} it
 * fails at the driver's first objection.
 */
public final class CardEndurance {
    private static final int PASSES = 300;
    private static final int CONVOLUTIONS = 10_000;
    /** Convolutions in a row. */
    private static final int CHAIN = 50;

    private static final int EDGE = 448;
    private static final int SOFTWARE_EDGE = 56;
    private static final long SEED = 24;

    private CardEndurance() {}

    public static void main(String[] arguments) throws Exception {
        SystemLibraries.usePaths();
        try (GraphicsCard card = GraphicsCard.open()) {
            passes(card, NetFile.read(Path.of(arguments[0]).resolve("dreamsphere-dream.dsnet")));
            convolutions(card);
        }
    }

    private static void passes(GraphicsCard card, Net net) throws IOException {
        int edge = card.isSoftware() ? SOFTWARE_EDGE : EDGE;
        float[] image = CardReferences.image(edge, edge);
        float[] gradient = new float[image.length];
        try (Pass pass = card.pass(net, List.of(CardReferences.BLOB), edge, edge, PassKind.FAST_GRADIENT)) {
            for (int i = 0; i <= PASSES; i++) {
                pass.forward(image);
                pass.backward(pass.activation(), gradient);
                if (i % (PASSES / 6) == 0) {
                    System.out.printf(
                            "after %3d passes at %d pixels: %s, Java's heap %d MB%n",
                            i + 1, edge, ResidentMemory.resident(), heap() >> 20);
                }
            }
        }
    }

    private static long heap() {
        System.gc();
        Runtime java = Runtime.getRuntime();
        return java.totalMemory() - java.freeMemory();
    }

    private static void convolutions(GraphicsCard card) {
        Random random = new Random(SEED);
        for (int done = 0; done < CONVOLUTIONS; done += CHAIN) {
            int channels = 1 + random.nextInt(48);
            int kernel = 1 + 2 * random.nextInt(3);
            int width = 1 + random.nextInt(40);
            int height = 1 + random.nextInt(40);
            Net net = CardRun.chain(channels, kernel, CHAIN);
            try (Pass pass = card.pass(net, List.of("out"), width, height, PassKind.FORWARD)) {
                pass.forward(CardReferences.image(width, height));
                card.finish();
            }
        }
        System.out.printf(
                "%d convolutions of random sizes, %s%n",
                CONVOLUTIONS,
                Boolean.getBoolean("dreamsphere.gpu.debug")
                        ? "the driver objected to none"
                        : "the driver's messages were not asked for");
    }
}
