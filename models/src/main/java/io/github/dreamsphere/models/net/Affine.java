package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * {@code scale[channel] · x + shift[channel]}: a batch normalisation with its statistics, a scale layer, a bias layer.
 *
 * @param scale one factor for each channel
 * @param shift one summand for each channel
 */
public record Affine(Tensor scale, Tensor shift) implements Op {
    public Affine {
        scale.requireVector("scale", scale.data().length);
        shift.requireVector("shift", scale.data().length);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs, scale.data().length);
    }
}
