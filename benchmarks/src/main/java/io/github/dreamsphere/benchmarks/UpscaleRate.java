package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import java.io.IOException;
import java.util.Map;

/**
 * Prints how fast the built-in super-resolution net computes a tile, image in and image out, beside one of its hidden
 * convolutions alone in oneDNN: what the engine loses to everything that is not a convolution.
 */
public final class UpscaleRate {
    private static final int ROUNDS = 5;
    private static final int REPETITIONS = 12;

    private UpscaleRate() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        Net net = BuiltIn.UPSCALE_2X.load().net();
        int edge = UpscaleOptions.defaults().tileWidth()
                + 2 * SuperResolutionNet.of(net, 1).margin();
        Convolution hidden = (Convolution) net.layers().stream()
                .filter(layer -> layer.op() instanceof Convolution c && c.inputs() == c.outputs())
                .findFirst()
                .orElseThrow()
                .op();
        float[] image = new float[edge * edge * 3];
        try (Network network = new Network(net);
                Pass pass = network.forward(net.output(), edge, edge);
                LoneConvolution alone = new LoneConvolution(edge, hidden)) {
            double best = 0;
            double bestAlone = 0;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.max(best, rate(flop(net, edge), () -> {
                    pass.forward(image);
                    pass.activation();
                }));
                bestAlone = Math.max(bestAlone, rate(flop(hidden, edge, edge), alone::run));
            }
            System.out.printf(
                    "Tile of %dx%d: the net %.1f GFLOP/s, a single %d-channel convolution %.1f GFLOP/s: %.0f %%%n",
                    edge, edge, best, hidden.inputs(), bestAlone, 100 * best / bestAlone);
        }
    }

    /** GFLOP/s of the fastest run. */
    private static double rate(double flop, Runnable run) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            long start = System.nanoTime();
            run.run();
            least = Math.min(least, System.nanoTime() - start);
        }
        return flop / least;
    }

    private static double flop(Net net, int edge) {
        Map<String, Shape> shapes = net.shapes(edge, edge);
        double sum = 0;
        for (Layer layer : net.layers()) {
            if (layer.op() instanceof Convolution c) {
                Shape output = shapes.get(layer.output());
                sum += flop(c, output.width(), output.height());
            }
        }
        return sum;
    }

    private static double flop(Convolution c, int width, int height) {
        return 2.0 * c.weights().data().length * width * height;
    }
}
