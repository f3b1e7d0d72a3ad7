package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;

/**
 * The cost of running a network, measured by a small run.
 *
 * @param fixedBytes native memory in bytes that does not grow with the input
 * @param bytes native memory in bytes per pixel of the input
 * @param seconds time in seconds per pixel of the input
 */
public record PassCost(double fixedBytes, double bytes, double seconds) {
    /** Large enough that a network's fixed time is negligible. */
    private static final int EDGE = 96;

    /** Runs {@code network} once to warm up, and once to measure. */
    public static PassCost measure(SuperResolutionNet net, Network network) {
        int edge = edge(net, EDGE);
        double pixels = (double) edge * edge;
        int half = edge(net, EDGE / 2);
        long halfBytes;
        try (EnginePass pass = new EnginePass(network, half, half, 1)) {
            halfBytes = pass.bytes();
        }
        try (EnginePass pass = new EnginePass(network, edge, edge, 1)) {
            float[] grey = new float[edge * edge * Image.CHANNELS];
            pass.run(grey);
            long start = System.nanoTime();
            pass.run(grey);
            double seconds = (System.nanoTime() - start) / 1e9;
            double bytes = (pass.bytes() - halfBytes) / (pixels - (double) half * half);
            return new PassCost(Math.max(0, pass.bytes() - bytes * pixels), bytes, seconds / pixels);
        }
    }

    /** The edge of the window for a tile of about {@code tile} pixels. */
    private static int edge(SuperResolutionNet net, int tile) {
        return (tile / net.alignment() + 1) * net.alignment() + 2 * net.margin();
    }
}
