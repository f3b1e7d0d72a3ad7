package io.github.dreamsphere.core.dream;

import java.util.Optional;

/**
 * Something to climb, how strongly and where. A dream with several aims takes the sum of their gradients, each first
 * normalised over the part of the surface where it counts.
 *
 * @param objective what to climb
 * @param weight how strongly; negative: away from it. The weights of a dream's aims sum to 0 nowhere
 * @param where the part of the surface where it counts; empty: everywhere
 */
public record Aim(Objective objective, double weight, Optional<Mask> where) {
    /** Refuses a weight that is no number. */
    public Aim {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("an aim's weight must be a number, was " + weight);
        }
    }

    /** {@code objective} everywhere. */
    public static Aim everywhere(Objective objective) {
        return new Aim(objective, 1, Optional.empty());
    }

    /** {@code objective} where {@code mask} is white. */
    public static Aim at(Mask mask, Objective objective) {
        return new Aim(objective, 1, Optional.of(mask));
    }
}
