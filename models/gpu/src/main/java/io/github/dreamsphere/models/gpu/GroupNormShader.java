package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.GroupNorm;
import io.github.dreamsphere.models.net.Shape;

/** A group normalisation. */
final class GroupNormShader extends ShaderKernel {
    private final GroupNorm op;
    private final Blob input;
    private final Blob output;
    private final Region scales;
    private final Region shifts;
    private final Region statistics;

    GroupNormShader(Card card, GroupNorm op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        scales = card.memory().weights(op, "scales", () -> op.scale().data());
        shifts = card.memory().weights(op, "shifts", () -> op.shift().data());
        statistics = allocate(new Shape(1, 1, op.groups() * Blob.BLOCK));
        addForward(dispatch(output.value(), null, 0));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(input.gradient(), output.gradient(), flag(add[0]), "GRADIENT"));
    }

    private Dispatch dispatch(Region to, Region gradient, int add, String... macros) {
        int channels = input.shape().channels();
        return card.dispatch("groupnorm", macros)
                .bind(input.value(), to, scales, shifts, gradient, statistics)
                .integers(input.shape().positions(), channels, channels / op.groups(), add)
                .floats(op.epsilon())
                .groups(op.groups(), 1);
    }
}
