package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;

/**
 * A picture of one channel in 0..255, row by row, with a margin that repeats its edges, so that patches may reach
 * beyond them.
 */
final class GreyPicture {
    /** Pixels of the margin. */
    static final int MARGIN = 10;

    private static final float RANGE = 255;

    private final int width;
    private final int height;
    private final int stride;
    private final float[] samples;

    GreyPicture(int width, int height) {
        this.width = width;
        this.height = height;
        this.stride = width + 2 * MARGIN;
        this.samples = new float[stride * (height + 2 * MARGIN)];
    }

    /** The luma of {@code image}. */
    static GreyPicture of(Image image) {
        GreyPicture grey = new GreyPicture(image.width(), image.height());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                grey.samples[grey.index(x, y)] = RANGE * Luma.of(image.rgb(), image.index(x, y));
            }
        }
        grey.repeatEdges();
        return grey;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The distance from a sample to the one below it. */
    int stride() {
        return stride;
    }

    /** All samples, with the margin; live. */
    float[] samples() {
        return samples;
    }

    /** Where the sample of (x, y) is; x and y may lie in the margin. */
    int index(int x, int y) {
        return (y + MARGIN) * stride + x + MARGIN;
    }

    /** Copies the edges into the margin; call it once all samples inside are set. */
    void repeatEdges() {
        for (int y = 0; y < height; y++) {
            int first = index(0, y);
            int last = index(width - 1, y);
            for (int k = 1; k <= MARGIN; k++) {
                samples[first - k] = samples[first];
                samples[last + k] = samples[last];
            }
        }
        for (int k = 0; k < MARGIN; k++) {
            System.arraycopy(samples, MARGIN * stride, samples, k * stride, stride);
            System.arraycopy(samples, (MARGIN + height - 1) * stride, samples, (MARGIN + height + k) * stride, stride);
        }
    }

    /** This picture at half the size, each pixel the mean of four; an odd last row or column is left out. */
    GreyPicture halved() {
        GreyPicture half = new GreyPicture(width / 2, height / 2);
        for (int y = 0; y < half.height; y++) {
            int to = half.index(0, y);
            int from = index(0, 2 * y);
            for (int x = 0; x < half.width; x++, from += 2) {
                half.samples[to + x] = 0.25f
                        * (samples[from] + samples[from + 1] + samples[from + stride] + samples[from + stride + 1]);
            }
        }
        half.repeatEdges();
        return half;
    }
}
