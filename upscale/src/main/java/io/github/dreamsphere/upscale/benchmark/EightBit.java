package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Luma;

/** Pictures rounded as by files of eight bits. */
final class EightBit {
    private EightBit() {}

    /** Clamps and rounds each sample to a multiple of 1/255. */
    static Image rounded(Image image) {
        Image rounded = image.copy();
        float[] rgb = rounded.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = Math.round(255 * Math.min(1, Math.max(0, rgb[i]))) / 255f;
        }
        return rounded;
    }

    /**
     * The luma of rounded samples (BT.601, studio range: 16..235 of 255) as a grey picture without its outer {@code
     * border} pixels.
     */
    static Image luma(Image image, int border) {
        Image exact = rounded(image);
        Image luma = new Image(image.width() - 2 * border, image.height() - 2 * border);
        for (int y = 0; y < luma.height(); y++) {
            for (int x = 0; x < luma.width(); x++) {
                int from = exact.index(x + border, y + border);
                float[] rgb = exact.rgb();
                float value = (float) (Luma.studio(255 * rgb[from], 255 * rgb[from + 1], 255 * rgb[from + 2]) / 255);
                for (int c = 0; c < Image.CHANNELS; c++) {
                    luma.set(x, y, c, value);
                }
            }
        }
        return luma;
    }
}
