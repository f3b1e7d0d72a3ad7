package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;

/**
 * The cost of running a network per pixel of its input, measured by a small run.
 *
 * @param bytes native memory in bytes
 * @param seconds time in seconds
 */
public record PassCost(double bytes, double seconds) {
    /** Large enough that a network's fixed cost is negligible. */
    private static final int EDGE = 96;

    /** Runs {@code network} once to warm up, and once to measure. */
    public static PassCost measure(SuperResolutionNet net, Network network) {
        int edge = (EDGE / net.alignment() + 1) * net.alignment() + 2 * net.margin();
        try (EnginePass pass = new EnginePass(network, edge, edge)) {
            float[] grey = new float[edge * edge * Image.CHANNELS];
            pass.run(grey);
            long start = System.nanoTime();
            pass.run(grey);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new PassCost((double) pass.bytes() / (edge * edge), seconds / (edge * edge));
        }
    }
}
