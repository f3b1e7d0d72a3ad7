package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Affine;

/** A factor and a summand for each channel. */
final class AffineShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final Region factors;
    private final Region summands;

    AffineShader(Card card, Affine op, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        factors = card.memory()
                .weights(op, "factors", () -> Blob.padded(op.scale().data()));
        summands = card.memory()
                .weights(op, "summands", () -> Blob.padded(op.shift().data()));
        addForward(dispatch(input.value(), output.value(), true, false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(output.gradient(), input.gradient(), false, add[0]));
    }

    private Dispatch dispatch(Region from, Region to, boolean shift, boolean add) {
        int positions = input.shape().positions();
        return card.dispatch("affine")
                .bind(from, to, factors, summands)
                .integers(positions, flag(shift), flag(add))
                .each(positions, input.blocks());
    }
}
