package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Affine;

/** A factor and a summand for each channel. */
final class AffineShader extends ShaderKernel {
    private final Card card;
    private final Blob input;
    private final Blob output;
    private final CardFloats factors;
    private final CardFloats summands;

    AffineShader(Card card, Affine op, Blob input, Blob output) {
        this.card = card;
        this.input = input;
        this.output = output;
        factors = card.memory()
                .weights(op, "factors", () -> Blob.padded(op.scale().data()));
        summands = card.memory()
                .weights(op, "summands", () -> Blob.padded(op.shift().data()));
        addForward(dispatch(input.value(), input.offset(), output.value(), output.offset(), true, false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(output.gradient(), output.offset(), input.gradient(), input.offset(), false, add[0]));
    }

    private Dispatch dispatch(
            CardFloats from, int fromOffset, CardFloats to, int toOffset, boolean shift, boolean add) {
        int positions = input.shape().positions();
        return new Dispatch(card.programs().get("affine"))
                .bind(from, to, factors, summands)
                .integers(positions, fromOffset, toOffset, flag(shift), flag(add))
                .each(positions, input.blocks());
    }
}
