package io.github.dreamsphere.models.gpu;

/** A softmax over the channels of each position, or its logarithm. */
final class SoftmaxShader extends ShaderKernel {
    private final Blob input;
    private final Blob output;
    private final boolean logarithm;

    SoftmaxShader(Card card, boolean logarithm, Blob input, Blob output) {
        super(card);
        this.input = input;
        this.output = output;
        this.logarithm = logarithm;
        addForward(dispatch(0, logarithm ? new String[] {"LOGARITHM"} : new String[0])
                .bind(input.value(), output.value()));
    }

    @Override
    public void prepareBackward(boolean[] add) {
        String[] macros = logarithm ? new String[] {"GRADIENT", "LOGARITHM"} : new String[] {"GRADIENT"};
        addBackward(dispatch(flag(add[0]), macros).bind(output.value(), input.gradient(), output.gradient()));
    }

    private Dispatch dispatch(int add, String... macros) {
        int positions = input.shape().positions();
        return card.dispatch("softmax", macros)
                .integers(positions, input.shape().channels(), add)
                .each(positions, 1);
    }
}
