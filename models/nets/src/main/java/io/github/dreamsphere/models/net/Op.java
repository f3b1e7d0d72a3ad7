package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * What a layer computes. Every op reads one or more blobs of HWC values and writes one; it knows its weights, how its
 * output's shape follows from its inputs' and how far it sees, and nothing of how it is computed.
 */
public sealed interface Op
        permits Activation,
                Affine,
                Concat,
                Convolution,
                Deconvolution,
                DepthToSpace,
                Eltwise,
                GlobalPool,
                GroupNorm,
                Identity,
                Lrn,
                PRelu,
                Pool,
                Relu,
                Resampling,
                Softmax {
    /**
     * The shape of the output.
     *
     * @throws ShapeException if the op cannot work on inputs of these shapes
     */
    Shape output(List<Shape> inputs);

    /** How far one output value sees. */
    default Footprint footprint() {
        return Footprint.POINT;
    }

    /** The only one of {@code inputs}. */
    static Shape single(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeException("takes one input, was given " + inputs.size());
        }
        return inputs.get(0);
    }

    /** The only one of {@code inputs}, which must have {@code channels} channels. */
    static Shape single(List<Shape> inputs, int channels) {
        Shape input = single(inputs);
        if (input.channels() != channels) {
            throw new ShapeException("takes " + channels + " channels, was given " + input);
        }
        return input;
    }
}
