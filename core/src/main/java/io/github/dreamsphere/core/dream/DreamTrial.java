package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.Arrays;

/** Computes one tile of a dream to measure what it takes. */
public final class DreamTrial {
    private static final int ROUNDS = 2;

    private DreamTrial() {}

    /**
     * The seconds per pixel of a tile, as the mean over the plan's aims.
     *
     * @param measured called while everything that a tile needs is allocated
     */
    public static double secondsPerPixel(Surface surface, DreamPlan plan, Runnable measured) {
        Tiles tiles = new Octave(0, surface).tiles(plan);
        float[] rgb = new float[tiles.width() * tiles.height() * Image.CHANNELS];
        Arrays.fill(rgb, 0.5f);
        double seconds = 0;
        for (Aim aim : plan.aims()) {
            try (Objective.Session session = aim.objective().open(tiles.width(), tiles.height())) {
                seconds += best(session, rgb);
                measured.run();
            }
        }
        return seconds / plan.aims().size() / tiles.width() / tiles.height();
    }

    private static double best(Objective.Session session, float[] rgb) {
        float[] gradient = new float[rgb.length];
        double best = Double.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            long start = System.nanoTime();
            session.gradient(rgb, gradient);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        return best;
    }
}
