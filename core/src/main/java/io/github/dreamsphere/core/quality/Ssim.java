package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.core.sphere.Border;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Structural similarity of two pictures' luma (ITU-R BT.601), −1..1, 1 for equal ones (Wang, Bovik, Sheikh, Simoncelli,
 * "Image Quality Assessment: From Error Visibility to Structural Similarity", 2004): a Gaussian window of 11 × 11
 * pixels with σ = 1.5, K₁ = 0.01, K₂ = 0.03, white at 1.
 */
public final class Ssim {
    private static final int RADIUS = 5;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final double[] WINDOW = window();

    private final Image a;
    private final Image b;
    private final Border border;

    private Ssim(Image a, Image b) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("both pictures must have one size, were " + a.width() + "x" + a.height()
                    + " and " + b.width() + "x" + b.height());
        }
        this.a = a;
        this.b = b;
        this.border = Border.full(a.width(), a.height());
    }

    /**
     * The mean over all windows that lie inside the pictures.
     *
     * @throws IllegalArgumentException if the sizes differ, or the pictures are smaller than the window
     */
    public static double ssim(Image a, Image b) {
        int least = 2 * RADIUS + 1;
        if (a.width() < least || a.height() < least) {
            throw new IllegalArgumentException(
                    "the pictures must be at least " + least + "x" + least + ", were " + a.width() + "x" + a.height());
        }
        return new Ssim(a, b).mean(RADIUS, row -> 1);
    }

    /**
     * WS-SSIM of two full spheres: the mean over windows round every pixel, across the seam and the poles, each row j of
     * H weighted by cos((j + ½ − H/2)·π/H) (Zhou, Yu, Ma, Tian, Shao, "Weighted-to-Spherically-Uniform SSIM Objective
     * Quality Evaluation for Panoramic Video", 2018).
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double wsSsim(Image a, Image b) {
        return new Ssim(a, b).mean(0, row -> SphereWeight.of(row, a.height()));
    }

    /** The weighted mean over the windows at least {@code margin} pixels from the edges. */
    private double mean(int margin, IntToDoubleFunction weight) {
        double[] rows = IntStream.range(margin, a.height() - margin)
                .parallel()
                .mapToDouble(y -> weight.applyAsDouble(y) * row(y, margin))
                .toArray();
        double weights =
                IntStream.range(margin, a.height() - margin).mapToDouble(weight).sum();
        double sum = 0;
        for (double row : rows) {
            sum += row;
        }
        return sum / weights;
    }

    private double row(int y, int margin) {
        double[][] moments = new double[5][a.width() + 2 * RADIUS];
        for (int k = -RADIUS; k <= RADIUS; k++) {
            addRow(y + k, WINDOW[k + RADIUS], moments);
        }
        double sum = 0;
        for (int x = margin; x < a.width() - margin; x++) {
            sum += at(
                    across(moments[0], x),
                    across(moments[1], x),
                    across(moments[2], x),
                    across(moments[3], x),
                    across(moments[4], x));
        }
        return sum / (a.width() - 2 * margin);
    }

    /** Adds A, B, A², B² and A·B of a row, from RADIUS pixels left of the picture to RADIUS pixels right of it. */
    private void addRow(int y, double weight, double[][] moments) {
        for (int i = 0; i < moments[0].length; i++) {
            int pixel = a.index(border.column(i - RADIUS, y), border.row(y));
            double p = luma(a, pixel);
            double q = luma(b, pixel);
            moments[0][i] += weight * p;
            moments[1][i] += weight * q;
            moments[2][i] += weight * p * p;
            moments[3][i] += weight * q * q;
            moments[4][i] += weight * p * q;
        }
    }

    private static double luma(Image image, int index) {
        float[] rgb = image.rgb();
        return Luma.exact(rgb[index], rgb[index + 1], rgb[index + 2]);
    }

    private static double across(double[] row, int x) {
        double sum = 0;
        for (int k = 0; k < WINDOW.length; k++) {
            sum += WINDOW[k] * row[x + k];
        }
        return sum;
    }

    private static double at(double p, double q, double pp, double qq, double pq) {
        double luminance = (2 * p * q + C1) / (p * p + q * q + C1);
        double structure = (2 * (pq - p * q) + C2) / (pp - p * p + qq - q * q + C2);
        return luminance * structure;
    }

    private static double[] window() {
        double[] window = new double[2 * RADIUS + 1];
        double sum = 0;
        for (int k = -RADIUS; k <= RADIUS; k++) {
            window[k + RADIUS] = Math.exp(-k * k / (2 * SIGMA * SIGMA));
            sum += window[k + RADIUS];
        }
        for (int k = 0; k < window.length; k++) {
            window[k] /= sum;
        }
        return window;
    }
}
