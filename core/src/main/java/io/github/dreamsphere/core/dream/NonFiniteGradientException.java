package io.github.dreamsphere.core.dream;

import java.io.IOException;

/** An objective's gradient has infinities or is not a number, so that nothing can be dreamed by it. */
public final class NonFiniteGradientException extends IOException {
    private static final long serialVersionUID = 1L;

    /** The exception, which names what may be wrong with the net. */
    public NonFiniteGradientException() {
        super("the gradient of the objective is not finite: the net computes infinities or values that are no numbers;"
                + " its weights may be damaged, or its mean and range be others than it was told");
    }
}
