package io.github.dreamsphere.core;

/** Seeds of tests that differ from run to run. */
public final class Seeds {
    private Seeds() {}

    /** A new seed, printed so that a failure can be repeated with {@code -Ddreamsphere.seed=SEED}. */
    public static long fresh(Object test) {
        long seed = Long.getLong("dreamsphere.seed", System.nanoTime());
        System.out.println(test.getClass().getSimpleName() + ": seed " + seed);
        return seed;
    }
}
