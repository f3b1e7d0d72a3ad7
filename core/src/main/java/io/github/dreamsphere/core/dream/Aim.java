package io.github.dreamsphere.core.dream;

import java.util.Optional;

/**
 * An objective with a weight and a place. A dream with several aims sums their gradients, each normalised over the part
 * of the surface where it applies.
 *
 * @param objective the objective
 * @param weight the weight of its gradient; negative: the objective is lowered. Where aims overlap, their weights must
 *     not sum to 0
 * @param where the part of the surface where it applies; empty: everywhere
 */
public record Aim(Objective objective, double weight, Optional<Mask> where) {
    /** Rejects a weight that is not finite. */
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
