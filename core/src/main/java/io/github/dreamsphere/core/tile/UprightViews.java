package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.sphere.Rotation;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Views that look in new directions in every step, but stay upright where they look, see {@link Uprightness}. Because each
 * is turned about its own axis, the set covers the sphere however its views are turned so.
 *
 * @param rotations draws the rotation of a step, which decides where the views look
 * @param uprightness draws how upright the views of a step are: exactly, or a little tilted
 */
record UprightViews(Function<RandomGenerator, Rotation> rotations, Function<RandomGenerator, Uprightness> uprightness)
        implements ViewArrangement {
    /** A view {@code edge} wide covers at most {@code edge}² of the sphere. */
    @Override
    public int first(double edge) {
        return IcosahedralViews.numberFor(4 * Math.PI / (edge * edge));
    }

    @Override
    public ViewDirections set(int number) {
        return IcosahedralViews.set(number);
    }

    @Override
    public UnaryOperator<Rotation> still() {
        return Uprightness.USUAL::upright;
    }

    @Override
    public UnaryOperator<Rotation> drawn(RandomGenerator random) {
        Rotation rotation = rotations.apply(random);
        Uprightness upright = uprightness.apply(random);
        return view -> upright.upright(rotation.then(view));
    }
}
