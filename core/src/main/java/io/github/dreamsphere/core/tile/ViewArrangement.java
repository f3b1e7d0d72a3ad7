package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Where the views of a sphere look, and how they turn in each step. */
interface ViewArrangement {
    /** The number of the first set whose views can be {@code edge} radians wide; sets with fewer views are wider. */
    int first(double edge);

    /** Set {@code number}; each has more views than the one before. */
    ViewDirections set(int number);

    /** The rotation of a set's view at its initial place. */
    UnaryOperator<Rotation> still();

    /** The rotation of a set's view in a step; drawn once for all views of a step. */
    UnaryOperator<Rotation> drawn(RandomGenerator random);
}
