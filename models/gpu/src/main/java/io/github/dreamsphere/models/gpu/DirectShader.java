package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Deconvolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;

/** A convolution, or a transposed one, that other shaders do not support; slower than these. */
final class DirectShader extends ShaderKernel {
    private final Geometry geometry;
    private final Blob input;
    private final Blob output;
    private final Rectifier rectifier;
    private final boolean transposed;
    private final Region weights;
    private final Region bias;

    /**
     * What the shader needs of a convolution; a transposed one is described by the convolution whose gradient it is.
     *
     * @param inputs channels of a group of what the window slides over
     * @param outputs channels of a group of the window's positions
     */
    private record Geometry(SlidingWindow window, int groups, int inputs, int outputs) {}

    /** @param rectifier is applied to the convolution's result */
    DirectShader(Card card, Convolution op, Rectifier rectifier, Blob input, Blob output) {
        this(
                card,
                new Geometry(op.window(), op.groups(), op.inputs() / op.groups(), op.outputs() / op.groups()),
                op.weights(),
                op.bias(),
                rectifier,
                false,
                input,
                output);
    }

    DirectShader(Card card, Deconvolution op, Blob input, Blob output) {
        this(
                card,
                new Geometry(op.window(), op.groups(), op.outputs() / op.groups(), op.inputs() / op.groups()),
                op.weights(),
                op.bias(),
                Rectifier.NONE,
                true,
                input,
                output);
    }

    private DirectShader(
            Card card,
            Geometry geometry,
            Tensor weights,
            Tensor bias,
            Rectifier rectifier,
            boolean transposed,
            Blob input,
            Blob output) {
        super(card);
        this.geometry = geometry;
        this.input = input;
        this.output = output;
        this.rectifier = rectifier;
        this.transposed = transposed;
        this.weights = card.memory().weights(weights, "direct", weights::data);
        this.bias = card.memory().weights(bias, "direct", () -> Blob.padded(bias.data()));
        addForward(dispatch(transposed, 0, 1)
                .bind(input.value(), output.value(), this.weights, this.bias)
                .each(output.shape().positions(), output.blocks()));
    }

    /** False if there are more weights than a shader can read. */
    static boolean supports(Card card, Tensor weights) {
        return card.memory().fits(weights.data().length);
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(dispatch(!transposed, flag(add[0]), 0)
                .bind(output.gradient(), input.gradient(), weights, bias, output.value())
                .each(input.shape().positions(), input.blocks()));
    }

    /** The shader, which gathers or not; memory is not bound yet. */
    private Dispatch dispatch(boolean gathers, int add, int biased) {
        Blob whole = transposed ? output : input;
        Blob positions = transposed ? input : output;
        return card.dispatch("direct", gathers ? new String[] {"TRANSPOSED"} : new String[0])
                .integers(new WindowIntegers(geometry.window(), whole.shape(), positions.shape())
                        .and(
                                add,
                                flag(!rectifier.isNone()),
                                geometry.inputs(),
                                geometry.outputs(),
                                geometry.groups(),
                                biased))
                .floats(rectifier.slope(), rectifier.limit());
    }
}
