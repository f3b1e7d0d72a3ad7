package io.github.dreamsphere.core.sphere;

import java.util.Arrays;

/** The filter with which an image is resized. */
public enum ResampleFilter {
    /** Linear between neighbours at any scale, as Google's notebook resizes from octave to octave. */
    BILINEAR(1, false) {
        @Override
        public double at(double t) {
            return Math.max(0, 1 - Math.abs(t));
        }
    },
    /**
     * Keys' cubic (1981) with a = −½, widened when shrinking. With a reflecting border it equals MATLAB's {@code
     * imresize}, by which super-resolution is measured.
     */
    BICUBIC(2, true) {
        @Override
        public double at(double t) {
            double a = Math.abs(t);
            if (a < 1) {
                return (1.5 * a - 2.5) * a * a + 1;
            }
            return a < 2 ? ((-0.5 * a + 2.5) * a - 4) * a + 2 : 0;
        }
    },
    /** Windowed sinc over three lobes, widened when shrinking so that nothing aliases. */
    LANCZOS3(3, true) {
        @Override
        public double at(double t) {
            return Math.abs(t) < 3 ? sinc(t) * sinc(t / 3) : 0;
        }
    },
    /** The mean of the pixels that become one, as simple programs and mipmaps make it. */
    BOX(0.5, true) {
        @Override
        public double at(double t) {
            return Math.abs(t) <= 0.5 ? 1 : 0;
        }
    },
    /** A Gaussian of {@value #SIGMA} new pixels, widened when shrinking: softer than bicubic. */
    GAUSSIAN(2.25, true) {
        @Override
        public double at(double t) {
            return Math.exp(-t * t / (2 * SIGMA * SIGMA));
        }
    };

    private static final double SIGMA = 0.6;

    private final double radius;
    private final boolean widens;

    ResampleFilter(double radius, boolean widens) {
        this.radius = radius;
        this.widens = widens;
    }

    /**
     * The filter's value, not normalised.
     *
     * @param t the distance from the new pixel's centre: in old pixels when enlarging, in new ones when shrinking
     */
    public abstract double at(double t);

    /** Weights that sum to 1 for the source pixels from {@code first} on; {@code first} may lie outside the image. */
    public record Taps(int first, float[] weights) {}

    /** The weights that make each of {@code to} new pixels of {@code from} old ones. */
    public Taps[] taps(int from, int to) {
        double ratio = (double) from / to;
        double width = widens ? Math.max(1, ratio) : 1;
        Taps[] taps = new Taps[to];
        for (int i = 0; i < to; i++) {
            taps[i] = taps((i + 0.5) * ratio, width);
        }
        return taps;
    }

    private Taps taps(double centre, double width) {
        int first = (int) Math.ceil(centre - 0.5 - radius * width);
        int last = (int) Math.floor(centre - 0.5 + radius * width);
        double[] exact = new double[last - first + 1];
        double sum = 0;
        for (int k = 0; k < exact.length; k++) {
            exact[k] = at((first + k + 0.5 - centre) / width);
            sum += exact[k];
        }
        float[] weights = new float[exact.length];
        for (int k = 0; k < exact.length; k++) {
            weights[k] = (float) (exact[k] / sum);
        }
        return new Taps(first, weights);
    }

    /**
     * A symmetric low-pass filter that removes what pixels {@code stretch} times as wide could not hold: the weights of
     * pixels at distance 0, 1, 2 …; over both sides they sum to 1.
     *
     * @param stretch &ge; 1
     * @param most the largest distance in pixels
     */
    float[] lowPass(double stretch, int most) {
        float[] both = taps(0.5, Math.max(1, Math.min(stretch, most / radius))).weights();
        return Arrays.copyOfRange(both, both.length / 2, both.length);
    }

    private static double sinc(double t) {
        double a = Math.PI * t;
        return Math.abs(a) < 1e-9 ? 1 : Math.sin(a) / a;
    }
}
