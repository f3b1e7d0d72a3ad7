package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.GlobalPool;
import io.github.dreamsphere.models.net.Pool;

/** The maximum or average of all positions. */
final class GlobalPoolShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final String[] kind;

    /** The position of each maximum, as an integer. */
    private final Region places;

    GlobalPoolShader(Card card, GlobalPool op, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        boolean maximum = op.kind() == Pool.Kind.MAX;
        kind = maximum ? new String[] {"MAXIMUM"} : new String[0];
        places = maximum ? allocate(output.shape()) : null;
        addForward(card.dispatch("global", kind)
                .bind(input.value(), output.value(), places)
                .integers(input.shape().positions(), input.shape().channels(), 0)
                .groups(input.blocks(), 1));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        String[] macros = kind.length == 0 ? new String[] {"GRADIENT"} : new String[] {"GRADIENT", kind[0]};
        addBackward(card.dispatch("global", macros)
                .bind(output.gradient(), input.gradient(), places)
                .integers(input.shape().positions(), input.shape().channels(), flag(add[0]))
                .each(input.shape().positions(), input.blocks()));
    }
}
