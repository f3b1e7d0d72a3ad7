package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;

/** How the exposure of a channel changed between two frames: a factor and an offset, by linear regression. */
record Exposure(double factor, double offset) {
    /** Cameras change their exposure by less than this from frame to frame. */
    private static final double LARGEST = 2;

    /**
     * The change that brings the samples {@code there} nearest to {@code own}.
     *
     * @param ignored pixels that do not count
     */
    static Exposure of(Surface surface, boolean[] ignored, float[] there, float[] own, int channel) {
        double[] sums = new double[5];
        for (int y = 0; y < surface.height(); y++) {
            double area = surface.area(y);
            for (int x = 0; x < surface.width(); x++) {
                int i = y * surface.width() + x;
                if (!ignored[i]) {
                    add(there[i * Image.CHANNELS + channel], own[i * Image.CHANNELS + channel], area, sums);
                }
            }
        }
        return of(sums);
    }

    private static void add(double there, double own, double area, double[] sums) {
        sums[0] += area;
        sums[1] += area * there;
        sums[2] += area * own;
        sums[3] += area * there * there;
        sums[4] += area * there * own;
    }

    private static Exposure of(double[] sums) {
        double mean = sums[1] / sums[0];
        double wanted = sums[2] / sums[0];
        double variance = sums[3] / sums[0] - mean * mean;
        double covariance = sums[4] / sums[0] - mean * wanted;
        double factor = covariance / variance;
        boolean likely = factor > 1 / LARGEST && factor < LARGEST;
        return likely ? new Exposure(factor, wanted - factor * mean) : new Exposure(1, 0);
    }

    float of(float sample) {
        return (float) (factor * sample + offset);
    }
}
