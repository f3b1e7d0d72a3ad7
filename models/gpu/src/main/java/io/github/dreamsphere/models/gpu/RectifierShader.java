package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Relu;

/** A rectifier that is not part of a convolution. */
final class RectifierShader extends ShaderKernel {
    private final Relu op;
    private final Blob input;
    private final Blob output;

    RectifierShader(Card card, Relu op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        addForward(dispatch(input.value(), output.value(), false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(output.gradient(), input.gradient(), add[0]));
    }

    private Dispatch dispatch(Region from, Region to, boolean add) {
        int positions = input.shape().positions();
        return card.dispatch("scale", "RECTIFIED")
                .bind(from, to, input.value())
                .integers(positions, flag(add))
                .floats(op.negativeSlope())
                .each(positions, input.blocks());
    }
}
