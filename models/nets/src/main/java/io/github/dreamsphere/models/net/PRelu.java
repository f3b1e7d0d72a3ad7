package io.github.dreamsphere.models.net;

import java.util.List;

/**
 * Rectifier with learned slopes: {@code max(x, 0) + slopes[channel] · min(x, 0)} (He et al. 2015).
 *
 * @param slopes one value for each channel
 */
public record PRelu(Tensor slopes) implements Op {
    @Override
    public Shape output(List<Shape> inputs) {
        return Op.single(inputs, slopes.data().length);
    }
}
