package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The gradient of a plan's aims over a whole surface, computed tile by tile: each aim's is normalised to mean |g| = 1
 * where it counts, so that no tile and no pole dreams stronger than its neighbour. Owns the objectives' sessions.
 */
final class SurfaceGradient implements AutoCloseable {
    /** Called before the work on each tile, with its number and how many there are. */
    interface TileWatch {
        void enter(int tile, int tiles);
    }

    private record Open(Aim aim, Objective.Session session, float[] weights) {}

    private final Surface surface;
    private final DreamPlan plan;
    private final Tiles tiles;
    private final List<Open> aims = new ArrayList<>();
    private final float[] gradient;
    private final float[] sum;
    private final float[] tileRgb;
    private final float[] tileGradient;

    /** Opens the objectives of {@code plan} for {@code tiles} over {@code surface}. */
    SurfaceGradient(Surface surface, DreamPlan plan, Tiles tiles) {
        this.surface = surface;
        this.plan = plan;
        this.tiles = tiles;
        this.gradient = new float[Math.multiplyExact(surface.width() * surface.height(), Image.CHANNELS)];
        this.sum = plan.aims().size() == 1 ? gradient : new float[gradient.length];
        this.tileRgb = new float[tiles.width() * tiles.height() * Image.CHANNELS];
        this.tileGradient = new float[tileRgb.length];
        for (Aim aim : plan.aims()) {
            float[] weights = aim.where().map(mask -> mask.weights(surface)).orElse(null);
            aims.add(new Open(aim, aim.objective().open(tiles.width(), tiles.height()), weights));
        }
    }

    /** How much each pixel dreams at all, 0..1, or null if every pixel does wholly. */
    float[] coverage() {
        if (aims.stream().anyMatch(open -> open.weights == null)) {
            return null;
        }
        float[] coverage = new float[surface.width() * surface.height()];
        for (Open open : aims) {
            for (int i = 0; i < coverage.length; i++) {
                coverage[i] = Math.min(1, coverage[i] + open.weights[i]);
            }
        }
        return coverage;
    }

    /** The gradient that {@link #compute} last computed; the caller may change it. */
    float[] plane() {
        return sum;
    }

    /** Computes the gradient at {@code dream} and returns the objectives' value. */
    double compute(Image dream, TileWatch watch) {
        if (sum != gradient) {
            Arrays.fill(sum, 0);
        }
        double value = 0;
        int before = 0;
        for (Open open : aims) {
            int first = before;
            value += open.aim.weight() * climb(open, dream, tile -> watch.enter(first + tile, count()));
            normalise(open);
            before += tiles.count();
        }
        return value;
    }

    private int count() {
        return tiles.count() * aims.size();
    }

    private double climb(Open open, Image dream, IntConsumer watch) {
        double value = 0;
        tiles.clear(gradient);
        for (int tile = 0; tile < tiles.count(); tile++) {
            watch.accept(tile);
            if (open.weights == null || tiles.touches(tile, open.weights)) {
                tiles.cut(dream, tile, tileRgb);
                value += open.session.gradient(tileRgb, tileGradient);
                tiles.blend(tileGradient, tile, gradient);
            }
        }
        tiles.finish(gradient);
        return value;
    }

    /** Smooths the gradient of one aim, scales it to its weight, and adds it to the sum. */
    private void normalise(Open open) {
        plan.shaping().smoothing().apply(gradient, surface);
        double mean = SurfaceStatistics.meanMagnitude(gradient, surface, open.weights);
        float scale = mean == 0 ? 0 : (float) (open.aim.weight() / mean);
        int rowLength = surface.width() * Image.CHANNELS;
        IntStream.range(0, surface.height())
                .parallel()
                .forEach(y -> addScaled(open.weights, scale, y * rowLength, (y + 1) * rowLength));
    }

    private void addScaled(float[] weights, float scale, int from, int to) {
        for (int i = from; i < to; i++) {
            float weight = weights == null ? scale : scale * weights[i / Image.CHANNELS];
            sum[i] = weight * gradient[i] + (sum == gradient ? 0 : sum[i]);
        }
    }

    @Override
    public void close() {
        aims.forEach(open -> open.session.close());
    }
}
