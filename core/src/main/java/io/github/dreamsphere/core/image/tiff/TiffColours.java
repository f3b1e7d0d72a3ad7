package io.github.dreamsphere.core.image.tiff;

import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import io.github.dreamsphere.core.image.IccProfile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Converts the samples of a TIFF to RGB, with alpha if there is one, from 0 to 1. */
final class TiffColours {
    private static final int ASSOCIATED = 1;
    private static final int UNASSOCIATED = 2;

    private final TiffLayout layout;
    private final RowColours colours;
    private final int alpha;
    private final boolean isPremultiplied;
    private final float[] rgb;

    private boolean exceeds;

    /** Converts the colours of a row. */
    interface RowColours {
        /**
         * @param samples the samples of a row
         * @param stride samples of a pixel, of which the first are its colour
         * @param rgb receives red, green and blue of each pixel
         */
        void convert(float[] samples, int stride, float[] rgb);
    }

    private TiffColours(TiffLayout layout, RowColours colours, int alpha, boolean isPremultiplied) {
        this.layout = layout;
        this.colours = colours;
        this.alpha = alpha;
        this.isPremultiplied = isPremultiplied;
        rgb = new float[Math.multiplyExact(layout.width(), 3)];
    }

    /**
     * The conversion for a file.
     *
     * @param profile the file's profile, which converts CMYK
     * @param warnings is told of extra samples that are left out
     */
    static TiffColours of(TiffLayout layout, TiffFields fields, Optional<IccProfile> profile, List<String> warnings)
            throws IOException {
        int first = layout.colours();
        long[] extra = fields.numbers(TIFF.TAG_EXTRA_SAMPLES);
        int alpha = -1;
        boolean isPremultiplied = false;
        for (int i = 0; i < extra.length && first + i < layout.samples() && alpha < 0; i++) {
            if (extra[i] == ASSOCIATED || extra[i] == UNASSOCIATED) {
                alpha = first + i;
                isPremultiplied = extra[i] == ASSOCIATED;
            }
        }
        int left = layout.samples() - first - (alpha < 0 ? 0 : 1);
        if (left > 0) {
            warnings.add("it has " + left + " more channel" + (left == 1 ? "" : "s") + " than colour"
                    + (alpha < 0 ? "" : " and alpha") + "; " + (left == 1 ? "it is" : "they are") + " left out");
        }
        return new TiffColours(layout, colours(layout, fields, profile, warnings), alpha, isPremultiplied);
    }

    private static RowColours colours(
            TiffLayout layout, TiffFields fields, Optional<IccProfile> profile, List<String> warnings)
            throws IOException {
        return switch (layout.photometric()) {
            case TiffLayout.WHITE_IS_ZERO ->
                (samples, stride, rgb) -> {
                    for (int i = 0; i < rgb.length; i++) {
                        rgb[i] = 1 - samples[i / 3 * stride];
                    }
                };
            case TiffLayout.BLACK_IS_ZERO ->
                (samples, stride, rgb) -> {
                    for (int i = 0; i < rgb.length; i++) {
                        rgb[i] = samples[i / 3 * stride];
                    }
                };
            case TiffLayout.PALETTE -> new TiffPalette(fields.numbers(TIFF.TAG_COLOR_MAP), layout.bits());
            case TiffLayout.CMYK -> CmykColours.of(profile, warnings);
            case TiffLayout.CIELAB, TiffLayout.ICCLAB -> new LabColours(layout, fields);
            default ->
                (samples, stride, rgb) -> {
                    for (int from = 0, to = 0; to < rgb.length; from += stride, to += 3) {
                        System.arraycopy(samples, from, rgb, to, 3);
                    }
                };
        };
    }

    boolean hasAlpha() {
        return alpha >= 0;
    }

    /** True if a floating point sample was less than 0, more than 1 or no number; all are clipped. */
    boolean exceeds() {
        return exceeds;
    }

    /** Converts a row. */
    void convert(float[] samples, float[] pixels) {
        colours.convert(samples, layout.samples(), rgb);
        if (alpha < 0) {
            for (int i = 0; i < rgb.length; i++) {
                pixels[i] = clipped(rgb[i]);
            }
            return;
        }
        for (int x = 0, to = 0, from = 0; to < pixels.length; x++) {
            float opacity = clipped(samples[x * layout.samples() + alpha]);
            boolean divides = isPremultiplied && opacity > 0;
            for (int end = from + 3; from < end; from++) {
                pixels[to++] = divides ? divided(rgb[from], opacity) : clipped(rgb[from]);
            }
            pixels[to++] = opacity;
        }
    }

    /** Rounding can leave a colour slightly above its alpha. */
    private float divided(float colour, float opacity) {
        return layout.isFloat() ? clipped(colour / opacity) : Math.min(1, colour / opacity);
    }

    /** NaN becomes 0. */
    private float clipped(float value) {
        if (value >= 0 && value <= 1) {
            return value;
        }
        exceeds |= layout.isFloat();
        return value > 1 ? 1 : 0;
    }
}
