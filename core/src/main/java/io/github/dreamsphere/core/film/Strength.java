package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.Arrays;

/** How strong a dream is: the root mean square of its detail, weighted by solid angle. */
final class Strength {
    private Strength() {}

    /** The strength of {@code detail} on a full sphere. */
    static double of(Image detail) {
        float[] all = new float[detail.width() * detail.height()];
        Arrays.fill(all, 1);
        return of(detail, all);
    }

    /** @param weights how much each pixel counts, row by row */
    static double of(Image detail, float[] weights) {
        Equirectangular sphere = new Equirectangular(detail.width(), detail.height());
        double sum = 0;
        double area = 0;
        for (int y = 0; y < sphere.height(); y++) {
            double rowSum = 0;
            double rowArea = 0;
            for (int x = 0; x < sphere.width(); x++) {
                float weight = weights[y * sphere.width() + x];
                rowSum += weight * square(detail.rgb(), detail.index(x, y));
                rowArea += weight;
            }
            sum += sphere.area(y) * rowSum;
            area += sphere.area(y) * rowArea;
        }
        return area == 0 ? 0 : Math.sqrt(sum / area / Image.CHANNELS);
    }

    private static double square(float[] rgb, int i) {
        return (double) rgb[i] * rgb[i] + (double) rgb[i + 1] * rgb[i + 1] + (double) rgb[i + 2] * rgb[i + 2];
    }
}
