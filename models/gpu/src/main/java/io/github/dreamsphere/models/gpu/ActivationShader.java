package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Activation;
import io.github.dreamsphere.models.net.Activation.Curve;
import java.util.EnumSet;
import java.util.Set;

/** An elementwise function. */
final class ActivationShader extends ShaderKernel {
    /** Trigonometric curves, which are rare in networks of pictures. */
    private static final Set<Curve> WITHOUT_SHADER = EnumSet.range(Curve.SIN, Curve.ATANH);

    private final Activation op;
    private final Blob input;
    private final Blob output;

    ActivationShader(Card card, Activation op, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.input = input;
        this.output = output;
        addForward(dispatch("VALUE value_" + op.curve())
                .bind(input.value(), output.value())
                .integers(positions(), channels(), 0));
    }

    static boolean supports(Activation op) {
        return !WITHOUT_SHADER.contains(op.curve());
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch("SLOPE slope_" + op.curve(), "GRADIENT")
                .bind(input.value(), input.gradient(), output.gradient())
                .integers(positions(), channels(), flag(add[0])));
    }

    private Dispatch dispatch(String... macros) {
        return card.dispatch("activation", macros).floats(op.a(), op.b()).each(positions(), input.blocks());
    }

    private int positions() {
        return input.shape().positions();
    }

    private int channels() {
        return input.shape().channels();
    }
}
