package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Reduction;

/** The sum, the mean or the greatest of the channels of each position. */
final class ReductionShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final boolean maximum;
    private final float factor;

    ReductionShader(Card card, Reduction op, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        maximum = op.kind() == Reduction.Kind.MAX;
        factor = op.kind() == Reduction.Kind.MEAN ? 1f / input.shape().channels() : 1;
        addForward(
                dispatch(0, maximum ? new String[] {"MAXIMUM"} : new String[0]).bind(input.value(), output.value()));
    }

    /** False for products, which are rare. */
    static boolean supports(Reduction op) {
        return op.kind() != Reduction.Kind.PRODUCT;
    }

    @Override
    public void prepareBackward(boolean[] add) {
        String[] macros = maximum ? new String[] {"GRADIENT", "MAXIMUM"} : new String[] {"GRADIENT"};
        addBackward(dispatch(flag(add[0]), macros).bind(input.value(), input.gradient(), output.gradient()));
    }

    private Dispatch dispatch(int add, String... macros) {
        int positions = input.shape().positions();
        return card.dispatch("reduction", macros)
                .integers(positions, input.shape().channels(), add)
                .floats(factor)
                .each(positions, 1);
    }
}
