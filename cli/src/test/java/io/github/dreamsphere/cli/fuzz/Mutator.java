package io.github.dreamsphere.cli.fuzz;

import java.util.Random;

/** Damages a file of one format. */
interface Mutator {
    /**
     * A damaged copy.
     *
     * @param seed an intact file, not changed
     * @param other another intact file of the same format, whose parts may be spliced in
     */
    byte[] damaged(byte[] seed, byte[] other, Random random);

    /** A mutator that uses this one or {@code second}, in turn by chance. */
    default Mutator or(Mutator second) {
        return (seed, other, random) -> (random.nextBoolean() ? this : second).damaged(seed, other, random);
    }
}
