package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;

/** A maximum or average pool. */
final class PoolShader extends ShaderKernel {
    private final Pool op;
    private final Blob input;
    private final Blob output;
    private final String kind;

    /** The tap that each maximum came from, as an integer. */
    private final Region taps;

    PoolShader(Card card, Pool op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        boolean maximum = op.kind() == Pool.Kind.MAX;
        kind = maximum ? "MAXIMUM" : "AVERAGE";
        taps = maximum ? allocate(output.shape()) : null;
        addForward(card.dispatch("pool", kind)
                .bind(input.value(), output.value(), taps)
                .integers(integers(false))
                .each(output.shape().positions(), output.blocks()));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(card.dispatch("pool", kind, "GRADIENT")
                .bind(output.gradient(), input.gradient(), taps)
                .integers(integers(add[0]))
                .each(input.shape().positions(), input.blocks()));
    }

    /** The window, and the rows and columns that an average counts. */
    private int[] integers(boolean add) {
        SlidingWindow w = op.window();
        boolean padded = op.divisor() == Pool.Divisor.PADDED;
        int height = input.shape().height();
        int width = input.shape().width();
        return new WindowIntegers(w, input.shape(), output.shape())
                .and(
                        padded ? -w.padTop() : 0,
                        padded ? height + w.padBottom() : height,
                        padded ? -w.padLeft() : 0,
                        padded ? width + w.padRight() : width,
                        flag(add));
    }
}
