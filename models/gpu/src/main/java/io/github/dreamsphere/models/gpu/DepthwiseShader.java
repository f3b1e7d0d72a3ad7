package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;

/** A depthwise convolution: each channel has a kernel of its own. */
final class DepthwiseShader extends ShaderKernel {
    private final Card card;
    private final Convolution op;
    private final Blob input;
    private final Blob output;
    private final CardFloats weights;

    DepthwiseShader(Card card, Convolution op, Blob input, Blob output) {
        this.card = card;
        this.op = op;
        this.input = input;
        this.output = output;
        weights = card.memory().weights(op.weights(), "depthwise", this::weightsInBlocks);
        CardFloats bias = card.memory()
                .weights(op.bias(), "depthwise", () -> Blob.padded(op.bias().data()));
        addForward(new Dispatch(card.programs().get("depthwise"))
                .bind(input.value(), output.value(), weights, bias)
                .integers(geometry(input.offset(), output.offset(), false))
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
        addBackward(new Dispatch(card.programs().get("depthwise", "GRADIENT"))
                .bind(output.gradient(), input.gradient(), weights)
                .integers(geometry(output.offset(), input.offset(), add[0]))
                .each(input.shape().positions(), input.blocks()));
    }

    private int[] geometry(int fromOffset, int toOffset, boolean add) {
        SlidingWindow w = op.window();
        Shape from = input.shape();
        Shape to = output.shape();
        return new int[] {
            w.kernelHeight(),
            w.kernelWidth(),
            w.strideY(),
            w.strideX(),
            w.padTop(),
            w.padLeft(),
            w.dilationY(),
            w.dilationX(),
            from.height(),
            from.width(),
            to.height(),
            to.width(),
            fromOffset,
            toOffset,
            flag(add)
        };
    }
}
