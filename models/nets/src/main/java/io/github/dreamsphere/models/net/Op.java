package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * What a layer computes: one HWC blob from one or more others. An op has weights, a shape and a footprint; how it is
 * computed is up to the engine.
 */
public sealed interface Op
        permits Activation,
                Affine,
                Border,
                Concat,
                Constant,
                Convolution,
                Deconvolution,
                CropLike,
                DepthToSpace,
                Eltwise,
                GlobalPool,
                GroupNorm,
                Identity,
                LayerNorm,
                LogSoftmax,
                Lrn,
                MatrixProduct,
                PRelu,
                Pool,
                Rearrange,
                Reduction,
                Relu,
                Resampling,
                SamePadding,
                Softmax,
                SparseProduct,
                Unpool {
    /**
     * The shape of the output.
     *
     * @throws ShapeException if the op cannot work on inputs of these shapes
     */
    Shape output(List<Shape> inputs);

    /** The receptive field of an output value. */
    Footprint footprint();

    /** This op for inputs of these shapes, with nothing left that depends on them, such as padding. */
    default Op over(List<Shape> inputs) {
        return this;
    }

    /** The single one of {@code inputs}. */
    static Shape single(List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeException("takes one input, was given " + inputs.size());
        }
        return inputs.get(0);
    }

    /** The single one of {@code inputs}, which must have {@code channels} channels. */
    static Shape single(List<Shape> inputs, int channels) {
        Shape input = single(inputs);
        if (input.channels() != channels) {
            throw new ShapeException("takes " + channels + " channels, was given " + input);
        }
        return input;
    }
}
