package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Lrn;

/** Local response normalisation across channels. */
final class NormalisationShader extends ShaderKernel {
    private final Lrn op;
    private final Blob input;
    private final Blob output;
    private final Region sums;

    NormalisationShader(Card card, Lrn op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        sums = allocate(output.shape());
        addForward(dispatch(output.value(), null, false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(input.gradient(), output.gradient(), add[0], "GRADIENT"));
    }

    private Dispatch dispatch(Region to, Region gradient, boolean add, String... macros) {
        int positions = input.shape().positions();
        return card.dispatch("normalise", macros)
                .bind(input.value(), sums, to, gradient)
                .integers(positions, input.shape().channels(), op.size() / 2, flag(add))
                .floats(op.bias(), op.alpha() / op.size(), op.beta())
                .each(positions, input.blocks());
    }
}
