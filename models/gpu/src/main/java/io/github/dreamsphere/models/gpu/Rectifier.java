package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Relu;
import java.util.Optional;

/**
 * A function that a convolution's shader applies to what it writes: {@code min(x, limit)} above 0, {@code slope · x} below.
 * Its derivative is seen in its result.
 *
 * @param slope 0 or more
 * @param limit above 0; may be infinite
 */
record Rectifier(float slope, float limit) {
    /** Leaves everything as it is. */
    static final Rectifier NONE = new Rectifier(1, Float.POSITIVE_INFINITY);

    boolean isNone() {
        return equals(NONE);
    }

    /** {@code op} as such a function; empty if it is none. */
    static Optional<Rectifier> of(Op op) {
        if (op instanceof Relu relu && relu.negativeSlope() >= 0) {
            return Optional.of(new Rectifier(relu.negativeSlope(), Float.POSITIVE_INFINITY));
        }
        boolean clips = op instanceof Activation curve
                && curve.curve() == Activation.Curve.CLIP
                && curve.a() == 0
                && curve.b() > 0;
        return clips ? Optional.of(new Rectifier(0, ((Activation) op).b())) : Optional.empty();
    }
}
