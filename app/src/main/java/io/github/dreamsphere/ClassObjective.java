package io.github.dreamsphere;

import io.github.dreamsphere.core.dream.Region;
import java.util.Optional;

/**
 * A class to dream of.
 *
 * @param name the class's name, or its number from 0
 * @param region where on the sphere; empty: wherever the request dreams
 * @param weight the weight relative to other objectives; negative to minimise the objective
 */
public record ClassObjective(String name, Optional<Region> region, double weight) {
    /** The class called {@code name}, everywhere. */
    public static ClassObjective of(String name) {
        return new ClassObjective(name, Optional.empty(), 1);
    }

    /** This objective with its weight multiplied by {@code factor}. */
    public ClassObjective times(double factor) {
        return new ClassObjective(name, region, weight * factor);
    }
}
