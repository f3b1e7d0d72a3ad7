package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Lrn;

/** Local response normalisation across channels. */
final class NormalisationShader extends ShaderKernel {
    private final Card card;
    private final Lrn op;
    private final Blob input;
    private final Blob output;
    private final CardFloats sums;

    NormalisationShader(Card card, Lrn op, Blob input, Blob output) {
        this.card = card;
        this.op = op;
        this.input = input;
        this.output = output;
        sums = allocate(Blob.length(output.shape()));
        addForward(dispatch(output.value(), output.offset(), null, 0, false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(input.gradient(), input.offset(), output.gradient(), output.offset(), add[0], "GRADIENT"));
    }

    private Dispatch dispatch(
            CardFloats to, int toOffset, CardFloats gradient, int gradientOffset, boolean add, String... macros) {
        int positions = input.shape().positions();
        return new Dispatch(card.programs().get("normalise", macros))
                .bind(input.value(), sums, to, gradient)
                .integers(
                        positions,
                        input.shape().channels(),
                        op.size() / 2,
                        input.offset(),
                        toOffset,
                        gradientOffset,
                        flag(add))
                .floats(op.bias(), op.alpha() / op.size(), op.beta())
                .each(positions, input.blocks());
    }
}
