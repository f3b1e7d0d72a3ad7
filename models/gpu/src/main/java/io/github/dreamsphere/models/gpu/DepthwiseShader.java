package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Convolution;

/** A depthwise convolution: each channel has a kernel of its own. */
final class DepthwiseShader extends ShaderKernel {
    private final Convolution op;
    private final Rectifier rectifier;
    private final Blob input;
    private final Blob output;
    private final Region weights;

    /** @param rectifier is applied to the convolution's result */
    DepthwiseShader(Card card, Convolution op, Rectifier rectifier, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.rectifier = rectifier;
        this.input = input;
        this.output = output;
        weights = card.memory().weights(op.weights(), "depthwise", this::weightsInBlocks);
        Region bias = card.memory()
                .weights(op.bias(), "depthwise", () -> Blob.padded(op.bias().data()));
        addForward(card.dispatch("depthwise")
                .bind(input.value(), output.value(), weights, bias)
                .integers(window().and(0, flag(!rectifier.isNone())))
                .floats(rectifier.slope(), rectifier.limit())
                .each(output.shape().positions(), output.blocks()));
    }

    static boolean supports(Convolution op) {
        return op.groups() > 1 && op.groups() == op.inputs() && op.groups() == op.outputs();
    }

    /** Blocks of four channels, each tap by tap, the four weights of a tap together. */
    private float[] weightsInBlocks() {
        float[] plain = op.weights().data();
        int taps = op.window().kernelHeight() * op.window().kernelWidth();
        float[] ordered = new float[Blob.blocks(op.outputs()) * Blob.BLOCK * taps];
        for (int channel = 0; channel < op.outputs(); channel++) {
            for (int tap = 0; tap < taps; tap++) {
                int place = (channel / Blob.BLOCK * taps + tap) * Blob.BLOCK + channel % Blob.BLOCK;
                ordered[place] = plain[channel * taps + tap];
            }
        }
        return ordered;
    }

    @Override
    public void prepareBackward(boolean[] add) {
        addBackward(card.dispatch("depthwise", "GRADIENT")
                .bind(output.gradient(), input.gradient(), weights, output.value())
                .integers(window().and(flag(add[0]), flag(!rectifier.isNone())))
                .floats(rectifier.slope(), rectifier.limit())
                .each(input.shape().positions(), input.blocks()));
    }

    private WindowIntegers window() {
        return new WindowIntegers(op.window(), input.shape(), output.shape());
    }
}
