package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;

/** What keeps a dream near the picture it began with. */
final class Restraint {
    /** Luma of red, green and blue (ITU-R BT.709). */
    private static final float[] LUMA = {0.2126f, 0.7152f, 0.0722f};

    private Restraint() {}

    /** Goes the part {@code fidelity} of the way from {@code dream} back to {@code original}. */
    static void pullBack(Image dream, Image original, double fidelity) {
        float part = (float) fidelity;
        float[] rgb = dream.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] += part * (original.rgb()[i] - rgb[i]);
        }
    }

    /** Gives {@code dream} the colours of {@code original}: only its luma stays, as far as 0..1 allows. */
    static void keepColour(Image dream, Image original) {
        float[] rgb = dream.rgb();
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            float lighter = 0;
            for (int c = 0; c < Image.CHANNELS; c++) {
                lighter += LUMA[c] * (rgb[i + c] - original.rgb()[i + c]);
            }
            for (int c = 0; c < Image.CHANNELS; c++) {
                rgb[i + c] = clamp(original.rgb()[i + c] + lighter);
            }
        }
    }

    /**
     * Gives each channel of {@code dream} the mean and the deviation that {@code original} has.
     *
     * @param coverage how much each pixel dreams at all, or null: wholly; pixels that do not dream stay as they are
     */
    static void holdContrast(Image dream, Image original, Surface surface, float[] coverage) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            double mean = SurfaceStatistics.mean(dream, surface, c);
            double deviation = SurfaceStatistics.deviation(dream, surface, c, mean);
            double wantedMean = SurfaceStatistics.mean(original, surface, c);
            double wanted = SurfaceStatistics.deviation(original, surface, c, wantedMean);
            double scale = deviation == 0 ? 1 : wanted / deviation;
            for (int i = 0; i < surface.width() * surface.height(); i++) {
                float value = dream.rgb()[i * Image.CHANNELS + c];
                float held = clamp((float) ((value - mean) * scale + wantedMean));
                dream.rgb()[i * Image.CHANNELS + c] = coverage == null ? held : value + coverage[i] * (held - value);
            }
        }
    }

    private static float clamp(float value) {
        return Math.min(1, Math.max(0, value));
    }
}
