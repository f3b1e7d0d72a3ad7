package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.sphere.Surface;

/** Keeps a dream close to its original picture. */
final class Restraint {
    /** Luma of red, green and blue (ITU-R BT.709). */
    private static final float[] LUMA = {0.2126f, 0.7152f, 0.0722f};

    private Restraint() {}

    /** Moves {@code dream} by the fraction {@code fidelity} back towards {@code original}. */
    static void pullBack(Plane dream, Plane original, double fidelity) {
        float part = (float) fidelity;
        dream.changeEachRow((y, row) -> {
            Row back = original.row(y);
            for (int i = 0; i < row.length(); i++) {
                row.set(i, row.get(i) + part * (back.get(i) - row.get(i)));
            }
        });
    }

    /** Gives {@code dream} the colours of {@code original} and keeps only its luma, as far as 0..1 allows. */
    static void keepColour(Plane dream, Plane original) {
        dream.changeEachRow((y, row) -> {
            Row kept = original.row(y);
            for (int i = 0; i < row.length(); i += Image.CHANNELS) {
                float lighter = 0;
                for (int c = 0; c < Image.CHANNELS; c++) {
                    lighter += LUMA[c] * (row.get(i + c) - kept.get(i + c));
                }
                for (int c = 0; c < Image.CHANNELS; c++) {
                    row.set(i + c, clamp(kept.get(i + c) + lighter));
                }
            }
        });
    }

    /**
     * Gives each channel of {@code dream} the mean and the standard deviation of {@code original}.
     *
     * @param coverage how much each pixel dreams, 0..1; null: all dream fully. Pixels that do not dream are not changed
     */
    static void holdContrast(Plane dream, Plane original, Surface surface, Plane coverage) {
        for (int c = 0; c < Image.CHANNELS; c++) {
            double mean = SurfaceStatistics.mean(dream, surface, c);
            double deviation = SurfaceStatistics.deviation(dream, surface, c, mean);
            double wantedMean = SurfaceStatistics.mean(original, surface, c);
            double wanted = SurfaceStatistics.deviation(original, surface, c, wantedMean);
            double scale = deviation == 0 ? 1 : wanted / deviation;
            int channel = c;
            dream.changeEachRow((y, row) -> {
                Row covered = coverage == null ? null : coverage.row(y);
                for (int x = 0; x < surface.width(); x++) {
                    int i = x * Image.CHANNELS + channel;
                    float value = row.get(i);
                    float held = clamp((float) ((value - mean) * scale + wantedMean));
                    row.set(i, covered == null ? held : value + covered.get(x) * (held - value));
                }
            });
        }
    }

    private static float clamp(float value) {
        return Math.min(1, Math.max(0, value));
    }
}
