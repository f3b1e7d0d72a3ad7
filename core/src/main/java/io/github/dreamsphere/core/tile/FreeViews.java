package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Views that turn together, as a rigid set: none of them knows which way is up.
 *
 * @param rotations draws the rotation of a step
 */
record FreeViews(Function<RandomGenerator, Rotation> rotations) implements ViewArrangement {
    /** With fewer rings, even views without overlap would be too wide. */
    @Override
    public int first(double edge) {
        return Math.max(1, (int) (Math.PI / edge) - 1);
    }

    @Override
    public ViewDirections set(int rings) {
        return ViewDirections.ofRings(rings);
    }

    @Override
    public UnaryOperator<Rotation> still() {
        return UnaryOperator.identity();
    }

    @Override
    public UnaryOperator<Rotation> drawn(RandomGenerator random) {
        return rotations.apply(random)::then;
    }
}
