package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.image.Luma;
import java.util.SplittableRandom;

/** Random changes of contrast, brightness and saturation by factors of 0.5 to 1.5, in random order (Howard 2013). */
final class PhotometricDistortion {
    private static final double RANGE = 0.5;
    /** All orders of brightness, contrast and saturation. */
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private PhotometricDistortion() {}

    /** Changes {@code rgb}, interleaved sRGB, 0..1 before and after. */
    static void apply(float[] rgb, SplittableRandom random) {
        for (int change : ORDERS[random.nextInt(ORDERS.length)]) {
            float factor = (float) random.nextDouble(1 - RANGE, 1 + RANGE);
            switch (change) {
                case 0 -> awayFrom(rgb, 0, factor);
                case 1 -> awayFrom(rgb, meanLuma(rgb), factor);
                default -> awayFromGrey(rgb, factor);
            }
        }
    }

    private static void awayFrom(float[] rgb, float middle, float factor) {
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = clamped(middle + factor * (rgb[i] - middle));
        }
    }

    private static void awayFromGrey(float[] rgb, float factor) {
        for (int i = 0; i < rgb.length; i += 3) {
            float grey = Luma.of(rgb, i);
            for (int c = 0; c < 3; c++) {
                rgb[i + c] = clamped(grey + factor * (rgb[i + c] - grey));
            }
        }
    }

    private static float meanLuma(float[] rgb) {
        double sum = 0;
        for (int i = 0; i < rgb.length; i += 3) {
            sum += Luma.of(rgb, i);
        }
        return (float) (sum * 3 / rgb.length);
    }

    private static float clamped(float value) {
        return Math.min(1, Math.max(0, value));
    }
}
