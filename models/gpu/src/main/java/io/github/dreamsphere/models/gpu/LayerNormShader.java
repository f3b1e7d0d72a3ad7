package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.LayerNorm;

/** A layer normalisation. */
final class LayerNormShader extends ShaderKernel {
    private final LayerNorm op;
    private final Blob input;
    private final Blob output;
    private final Region scales;
    private final Region shifts;

    LayerNormShader(Card card, LayerNorm op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        scales =
                card.memory().weights(op, "scales", () -> Blob.padded(op.scale().data()));
        shifts =
                card.memory().weights(op, "shifts", () -> Blob.padded(op.shift().data()));
        addForward(dispatch(output.value(), null, 0));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(input.gradient(), output.gradient(), flag(add[0]), "GRADIENT"));
    }

    private Dispatch dispatch(Region to, Region gradient, int add, String... macros) {
        int positions = input.shape().positions();
        return card.dispatch("layernorm", macros)
                .bind(input.value(), to, scales, shifts, gradient)
                .integers(positions, input.shape().channels(), add)
                .floats(op.epsilon())
                .each(positions, 1);
    }
}
