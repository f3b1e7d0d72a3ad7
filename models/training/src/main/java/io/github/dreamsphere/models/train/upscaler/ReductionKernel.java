package io.github.dreamsphere.models.train.upscaler;

/**
 * How photographs are made small for training: what a net learns to undo. Lengths are in pixels of the small picture,
 * as a kernel is stretched when it shrinks.
 */
public enum ReductionKernel {
    /** Keys' cubic convolution with a = −½ (1981), MATLAB's choice: what super-resolution is measured with. */
    BICUBIC(2) {
        @Override
        double at(double x) {
            double d = Math.abs(x);
            if (d <= 1) {
                return (1.5 * d - 2.5) * d * d + 1;
            }
            return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
        }
    },
    /** The mean of the pixels that become one: what simple programs and mipmaps do. */
    BOX(0.5) {
        @Override
        double at(double x) {
            return Math.abs(x) <= 0.5 ? 1 : 0;
        }
    },
    /** Lanczos' windowed sinc with three lobes: sharper than bicubic. */
    LANCZOS(3) {
        @Override
        double at(double x) {
            return Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0;
        }
    },
    /** A Gaussian of {@value #SIGMA} pixels: softer than bicubic, as dreams and cheap lenses are. */
    GAUSSIAN(2) {
        @Override
        double at(double x) {
            return Math.exp(-x * x / (2 * SIGMA * SIGMA));
        }
    };

    private static final double SIGMA = 0.6;

    private final double reach;

    ReductionKernel(double reach) {
        this.reach = reach;
    }

    /** Beyond this distance from its middle the kernel is zero, or as good as. */
    double reach() {
        return reach;
    }

    /** The kernel's value, not normalised. */
    abstract double at(double x);

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }
}
