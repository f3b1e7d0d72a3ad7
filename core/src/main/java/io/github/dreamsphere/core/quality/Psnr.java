package io.github.dreamsphere.core.quality;

import io.github.dreamsphere.core.image.Image;
import java.util.function.IntToDoubleFunction;

/** Peak signal-to-noise ratio in dB of two pictures with samples in 0..1, all channels together. */
public final class Psnr {
    private Psnr() {}

    /**
     * −10·log10 of the mean squared difference; infinite for equal pictures.
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double psnr(Image a, Image b) {
        return weighted(a, b, row -> 1);
    }

    /**
     * WS-PSNR of two full spheres: as {@link #psnr}, each row j of H weighted by cos((j + ½ − H/2)·π/H) (Sun, Lu, Yu,
     * "Weighted-to-Spherically-Uniform Quality Evaluation for Omnidirectional Video", 2017).
     *
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double wsPsnr(Image a, Image b) {
        return weighted(a, b, row -> SphereWeight.of(row, a.height()));
    }

    private static double weighted(Image a, Image b, IntToDoubleFunction weight) {
        if (a.width() != b.width() || a.height() != b.height()) {
            throw new IllegalArgumentException("both pictures must have one size, were " + a.width() + "x" + a.height()
                    + " and " + b.width() + "x" + b.height());
        }
        double error = 0;
        double weights = 0;
        for (int y = 0; y < a.height(); y++) {
            error += weight.applyAsDouble(y) * rowError(a, b, y);
            weights += weight.applyAsDouble(y);
        }
        return -10 * Math.log10(error / weights);
    }

    private static double rowError(Image a, Image b, int y) {
        double sum = 0;
        int rowLength = a.width() * Image.CHANNELS;
        for (int i = y * rowLength; i < (y + 1) * rowLength; i++) {
            double d = a.rgb()[i] - b.rgb()[i];
            sum += d * d;
        }
        return sum / rowLength;
    }
}
