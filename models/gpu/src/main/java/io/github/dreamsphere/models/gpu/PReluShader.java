package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.PRelu;

/** A rectifier with a slope for each channel. */
final class PReluShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final Region slopes;

    PReluShader(Card card, PRelu op, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        slopes = card.memory()
                .weights(op, "slopes", () -> Blob.padded(op.slopes().data()));
        addForward(dispatch(input.value(), output.value(), false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(output.gradient(), input.gradient(), add[0]));
    }

    private Dispatch dispatch(Region from, Region to, boolean add) {
        int positions = input.shape().positions();
        return card.dispatch("scale", "RECTIFIED", "SLOPES")
                .bind(from, to, input.value(), slopes)
                .integers(positions, flag(add))
                .each(positions, input.blocks());
    }
}
