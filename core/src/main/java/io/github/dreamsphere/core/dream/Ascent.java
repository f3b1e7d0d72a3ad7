package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.stream.IntStream;

/**
 * Google's step: x ← clamp(x + s·g / mean|g|), where the mean is taken over the whole surface and every pixel counts by
 * the area it stands for, so that no tile and no pole dreams stronger than its neighbour.
 */
final class Ascent {
    private final Surface surface;
    private final double stepSize;

    /** Steps of {@code stepSize} (pixels in 0..1) on average. */
    Ascent(Surface surface, double stepSize) {
        this.surface = surface;
        this.stepSize = stepSize;
    }

    /** Takes one step along {@code gradient}; a gradient that is zero everywhere leaves the image as it is. */
    void step(Image image, float[] gradient) {
        double mean = meanMagnitude(gradient);
        if (mean == 0) {
            return;
        }
        float scale = (float) (stepSize / mean);
        float[] rgb = image.rgb();
        int rowLength = surface.width() * Image.CHANNELS;
        rows().forEach(y -> {
            for (int i = y * rowLength; i < (y + 1) * rowLength; i++) {
                rgb[i] = Math.min(1, Math.max(0, rgb[i] + scale * gradient[i]));
            }
        });
    }

    /** Σ area·|g| / Σ area. */
    private double meanMagnitude(float[] gradient) {
        int rowLength = surface.width() * Image.CHANNELS;
        double[] weighted = new double[surface.height()];
        rows().forEach(y -> {
            double sum = 0;
            for (int i = y * rowLength; i < (y + 1) * rowLength; i++) {
                sum += Math.abs(gradient[i]);
            }
            weighted[y] = sum * surface.area(y);
        });
        double sum = 0;
        double area = 0;
        for (int y = 0; y < surface.height(); y++) {
            sum += weighted[y];
            area += surface.area(y) * rowLength;
        }
        return sum / area;
    }

    private IntStream rows() {
        return IntStream.range(0, surface.height()).parallel();
    }
}
