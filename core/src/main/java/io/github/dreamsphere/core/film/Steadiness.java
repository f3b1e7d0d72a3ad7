package io.github.dreamsphere.core.film;

/**
 * How a film is held steady.
 *
 * @param every one frame in this many dreams, the others only carry the dream on; ≥ 1
 * @param steady 0..1: how little a frame adds to the dream that is carried to it; at 0 the steps are as large as those
 *     of a shot's first frame, at 1 nothing is added
 */
public record Steadiness(int every, double steady) {
    /** Every frame dreams; steps are half as large as a first frame's. */
    public static final Steadiness USUAL = new Steadiness(1, 0.5);

    /** Rejects values out of range. */
    public Steadiness {
        if (every < 1) {
            throw new IllegalArgumentException("every must be >= 1, was " + every);
        }
        if (!(steady >= 0 && steady <= 1)) {
            throw new IllegalArgumentException("steady must be 0..1, was " + steady);
        }
    }

    /** Whether frame {@code number} of the film adds to the dream, rather than only carrying it on. */
    boolean dreams(int number) {
        return steady < 1 && number % every == 0;
    }
}
