package io.github.dreamsphere.models.gpu;

import java.util.function.ToDoubleFunction;

/** Chooses the tilings of convolutions. */
@FunctionalInterface
interface Tilings {
    /** A choice without measuring. */
    Tilings FIXED = (work, seconds) -> Tiling.forOutputs(work.outputs());

    /** @param seconds measures the convolution with a tiling */
    Tiling choose(ConvolutionWork work, ToDoubleFunction<Tiling> seconds);
}
