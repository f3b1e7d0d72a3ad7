package io.github.dreamsphere.upscale;

import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import io.github.dreamsphere.upscale.tile.PassCost;
import io.github.dreamsphere.upscale.tile.Tiling;
import java.util.ArrayList;
import java.util.List;

/** Estimates what an enlargement takes, and finds the tiles that keep it within a limit of memory. */
final class Estimator {
    /**
     * Bytes of Java itself, the engine's code, and a decoder and encoder. With them, the estimate for enlarging
     * 8192×4096 to 16384×8192 is 616 MB, slightly above the 571 MB of resident memory measured with the smallest
     * sufficient heap (400 MB). A larger heap is filled before garbage is collected.
     */
    private static final long ALWAYS = 450L << 20;

    private static final int SMALLEST_TILE = 32;
    private static final int FLOAT = 4;
    /** Rows held by the decoder, the encoder and the pipes between them. */
    private static final int ROWS_UNDER_WAY = 32 * 4;

    private final Surface source;
    private final Surface target;
    private final int channels;
    private final List<Step> steps;

    /**
     * A network, its cost, and how often it runs.
     *
     * @param turns over which its results are averaged
     */
    record Step(SuperResolutionNet net, PassCost cost, Turns turns) {}

    Estimator(Surface source, Surface target, int channels, List<Step> steps) {
        this.source = source;
        this.target = target;
        this.channels = channels;
        this.steps = List.copyOf(steps);
    }

    /** The estimate for {@code options}. */
    UpscaleEstimate of(UpscaleOptions options) {
        double bytes = ALWAYS + rows(ROWS_UNDER_WAY, source.width()) + rows(ROWS_UNDER_WAY, target.width());
        double seconds = 0;
        Surface surface = source;
        for (Step step : steps) {
            SuperResolutionNet net = step.net;
            Tiling tiling = Tiling.of(surface, net, options.tileWidth(), options.tileHeight());
            double input = (double) tiling.inputWidth(net) * tiling.inputHeight(net);
            double output = input * net.gain() * net.gain();
            int scale = net.scale();
            bytes += step.cost.fixedBytes() + input * step.cost.bytes() + (input + output) * channels * FLOAT;
            bytes += rows(tiling.inputHeight(net) / net.repeat(), surface.width());
            bytes += rows(tiling.inputHeight(net) / net.repeat() * scale, surface.width() * scale);
            seconds += tiling.count() * input * step.cost.seconds() * step.turns.count();
            surface = surface.scaledTo(surface.width() * scale, surface.height() * scale);
        }
        return new UpscaleEstimate((long) bytes, seconds, options);
    }

    private double rows(int count, int width) {
        return (double) count * width * channels * FLOAT;
    }

    /**
     * The estimate for the largest tiles, up to those of {@code options}, that stay within {@code limit} bytes.
     *
     * @throws IllegalArgumentException if no tiles do
     */
    UpscaleEstimate within(long limit, UpscaleOptions options) {
        UpscaleEstimate smallest = null;
        for (UpscaleOptions candidate : candidates(options)) {
            smallest = of(candidate);
            if (smallest.bytes() <= limit) {
                return smallest;
            }
        }
        throw new IllegalArgumentException("this takes at least " + (smallest.bytes() >> 20) + " MB, and only "
                + (limit >> 20) + " MB are allowed; allow more");
    }

    /** Options with ever smaller tiles. A band is as high as a tile, so the height is reduced before the width. */
    private static List<UpscaleOptions> candidates(UpscaleOptions largest) {
        List<UpscaleOptions> candidates = new ArrayList<>(List.of(largest));
        int width = largest.tileWidth();
        int height = largest.tileHeight();
        while (width > SMALLEST_TILE || height > SMALLEST_TILE) {
            if (height * 2 > width && height > SMALLEST_TILE) {
                height = Math.max(SMALLEST_TILE, height / 2);
            } else {
                width = Math.max(SMALLEST_TILE, width / 2);
            }
            candidates.add(largest.withTile(width, height));
        }
        return candidates;
    }
}
