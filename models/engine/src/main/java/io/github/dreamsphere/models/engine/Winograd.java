package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.primitive_desc;

/**
 * Which convolutions are faster by Winograd's minimal filtering (Lavin and Gray 2016), which needs fewer multiplications
 * for 3×3 kernels. oneDNN has it for AVX-512.
 */
final class Winograd {
    /** Smaller blobs were measured to be slower: a large part of their 4×4 patches hangs over the edges. */
    private static final int LEAST_EDGE = 24;

    /** With fewer channels, transforming them takes longer than what is saved. */
    private static final int LEAST_CHANNELS = 16;

    private Winograd() {}

    /** Describes a primitive that computes a convolution or its gradient. */
    @FunctionalInterface
    interface Description<D extends primitive_desc> {
        /** The description for {@code method}; if {@code mayBeEmpty}, it is empty where oneDNN has no implementation. */
        D by(algorithm method, boolean mayBeEmpty);
    }

    /**
     * The description by Winograd's method where that is faster and oneDNN has it, otherwise by the direct one.
     *
     * @param result the shape of what is computed: the output, or in the backward pass the input's gradient
     */
    static <D extends primitive_desc> D orDirect(Convolution op, Shape result, Description<D> description) {
        if (suits(op, result)) {
            D winograd = PlannedThreads.of(() -> description.by(algorithm.convolution_winograd, true));
            if (!OneDnn.isEmpty(winograd)) {
                return winograd;
            }
        }
        return description.by(algorithm.convolution_direct, false);
    }

    /** @param result as in {@link #orDirect} */
    static boolean suits(Convolution op, Shape result) {
        SlidingWindow window = op.window();
        boolean threeByThree = window.kernelHeight() == 3 && window.kernelWidth() == 3;
        boolean dense = window.strideY() == 1 && window.strideX() == 1 && op.groups() == 1;
        boolean undilated = window.dilationY() == 1 && window.dilationX() == 1;
        boolean large = Math.min(result.height(), result.width()) >= LEAST_EDGE
                && Math.min(op.inputs(), op.outputs()) >= LEAST_CHANNELS;
        return OneDnn.hasAvx512() && threeByThree && dense && undilated && large;
    }
}
