package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.SlidingWindow;

/** A maximum or average pool. */
final class PoolShader extends ShaderKernel {
    private final Card card;
    private final Pool op;
    private final Blob input;
    private final Blob output;
    private final String kind;

    /** The tap that each maximum came from, as an integer. */
    private final CardFloats taps;

    PoolShader(Card card, Pool op, Blob input, Blob output) {
        this.card = card;
        this.op = op;
        this.input = input;
        this.output = output;
        boolean maximum = op.kind() == Pool.Kind.MAX;
        kind = maximum ? "MAXIMUM" : "AVERAGE";
        taps = maximum ? allocate(Blob.length(output.shape())) : null;
        addForward(new Dispatch(card.programs().get("pool", kind))
                .bind(input.value(), output.value(), taps)
                .integers(geometry(input.offset(), output.offset(), false))
                .each(output.shape().positions(), output.blocks()));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(new Dispatch(card.programs().get("pool", kind, "GRADIENT"))
                .bind(output.gradient(), input.gradient(), taps)
                .integers(geometry(output.offset(), input.offset(), add[0]))
                .each(input.shape().positions(), input.blocks()));
    }

    private int[] geometry(int fromOffset, int toOffset, boolean add) {
        SlidingWindow w = op.window();
        boolean padded = op.divisor() == Pool.Divisor.PADDED;
        int height = input.shape().height();
        int width = input.shape().width();
        return new int[] {
            w.kernelHeight(),
            w.kernelWidth(),
            w.strideY(),
            w.strideX(),
            w.padTop(),
            w.padLeft(),
            w.dilationY(),
            w.dilationX(),
            height,
            width,
            output.shape().height(),
            output.shape().width(),
            fromOffset,
            toOffset,
            padded ? -w.padTop() : 0,
            padded ? height + w.padBottom() : height,
            padded ? -w.padLeft() : 0,
            padded ? width + w.padRight() : width,
            flag(add)
        };
    }
}
