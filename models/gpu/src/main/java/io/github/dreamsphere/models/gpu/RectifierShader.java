package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Relu;

/** A rectifier that is not part of a convolution. */
final class RectifierShader extends ShaderKernel {
    private final Card card;
    private final Relu op;
    private final Blob input;
    private final Blob output;

    RectifierShader(Card card, Relu op, Blob input, Blob output) {
        this.card = card;
        this.op = op;
        this.input = input;
        this.output = output;
        addForward(dispatch(input.value(), input.offset(), output.value(), output.offset(), false));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(output.gradient(), output.offset(), input.gradient(), input.offset(), add[0]));
    }

    private Dispatch dispatch(CardFloats from, int fromOffset, CardFloats to, int toOffset, boolean add) {
        int positions = input.shape().positions();
        return new Dispatch(card.programs().get("scale", "RECTIFIED"))
                .bind(from, to, input.value())
                .integers(positions, fromOffset, toOffset, input.offset(), flag(add))
                .floats(op.negativeSlope())
                .each(positions, input.blocks());
    }
}
