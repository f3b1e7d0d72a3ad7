package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.Rows;

/**
 * Samples an image between its pixels, across the seam and the poles. Coordinates are continuous, pixel centres at half
 * integers. Immutable as long as the image is; safe for use by several threads.
 */
public final class SphereSampler {
    private final Rows image;
    private final Border border;

    /** Samples {@code image}, which continues beyond its edges as {@code border} says. */
    public SphereSampler(Image image, Border border) {
        this(image.colourPlane().toMemory(), border);
        if (image.width() != border.width() || image.height() != border.height()) {
            throw new IllegalArgumentException("the border must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + border.width() + "x" + border.height());
        }
    }

    /** Samples a picture, HWC, of which the rows around every sampled place must be in {@code image}. */
    public SphereSampler(Rows image, Border border) {
        this.image = image;
        this.border = border;
    }

    /** The colour at (x, y), linear between the four nearest pixels: writes three floats from {@code out[offset]}. */
    public void bilinear(double x, double y, float[] out, int offset) {
        int row = (int) Math.floor(y - 0.5);
        int column = (int) Math.floor(x - 0.5);
        float v = (float) (y - 0.5 - row);
        if (row >= 0 && row + 1 < border.height() && column >= 0 && column + 1 < border.width()) {
            bilinearInside(column, row, (float) (x - 0.5 - column), v, out, offset);
            return;
        }
        clear(out, offset);
        addRowLinear(x, row, 1 - v, out, offset);
        addRowLinear(x, row + 1, v, out, offset);
    }

    private void bilinearInside(int column, int row, float u, float v, float[] out, int offset) {
        float[] upper = image.row(row).array();
        float[] lower = image.row(row + 1).array();
        int above = image.row(row).offset() + column * Image.CHANNELS;
        int below = image.row(row + 1).offset() + column * Image.CHANNELS;
        for (int c = 0; c < Image.CHANNELS; c++) {
            float top = upper[above + c] + u * (upper[above + Image.CHANNELS + c] - upper[above + c]);
            float bottom = lower[below + c] + u * (lower[below + Image.CHANNELS + c] - lower[below + c]);
            out[offset + c] = top + v * (bottom - top);
        }
    }

    /**
     * The colour at (x, y), cubic between the sixteen nearest pixels (Catmull-Rom; Keys 1981 with a = −½): writes three
     * floats from {@code out[offset]}, which may lie a little outside the range of the pixels.
     */
    public void bicubic(double x, double y, float[] out, int offset) {
        int row = (int) Math.floor(y - 0.5);
        int column = (int) Math.floor(x - 0.5);
        float v = (float) (y - 0.5 - row);
        if (row >= 1 && row + 2 < border.height() && column >= 1 && column + 2 < border.width()) {
            bicubicInside(column, row, (float) (x - 0.5 - column), v, out, offset);
            return;
        }
        bicubicAcross(x, row, v, out, offset);
    }

    private void bicubicInside(int column, int row, float u, float v, float[] out, int offset) {
        float first = catmullRom(0, u);
        float second = catmullRom(1, u);
        float third = catmullRom(2, u);
        float fourth = catmullRom(3, u);
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int k = 0; k < 4; k++) {
            float weight = catmullRom(k, v);
            Row pixels = image.row(row - 1 + k);
            float[] rgb = pixels.array();
            int i = pixels.offset() + (column - 1) * Image.CHANNELS;
            red += weight * (first * rgb[i] + second * rgb[i + 3] + third * rgb[i + 6] + fourth * rgb[i + 9]);
            green += weight * (first * rgb[i + 1] + second * rgb[i + 4] + third * rgb[i + 7] + fourth * rgb[i + 10]);
            blue += weight * (first * rgb[i + 2] + second * rgb[i + 5] + third * rgb[i + 8] + fourth * rgb[i + 11]);
        }
        out[offset] = red;
        out[offset + 1] = green;
        out[offset + 2] = blue;
    }

    /**
     * The same as {@link #bicubicInside} to the last bit, so that rolling a picture over the seam changes no sample.
     */
    private void bicubicAcross(double x, int row, float v, float[] out, int offset) {
        clear(out, offset);
        for (int k = 0; k < 4; k++) {
            double t = turned(x, row - 1 + k) - 0.5;
            int column = (int) Math.floor(t);
            int stored = border.row(row - 1 + k);
            addCubic(stored, column, (float) (t - column), catmullRom(k, v), out, offset);
        }
    }

    private void addCubic(int row, int column, float u, float weight, float[] out, int offset) {
        Row pixels = image.row(row);
        float[] rgb = pixels.array();
        int from = pixels.offset();
        int a = from + border.column(column - 1) * Image.CHANNELS;
        int b = from + border.column(column) * Image.CHANNELS;
        int d = from + border.column(column + 1) * Image.CHANNELS;
        int e = from + border.column(column + 2) * Image.CHANNELS;
        float first = catmullRom(0, u);
        float second = catmullRom(1, u);
        float third = catmullRom(2, u);
        float fourth = catmullRom(3, u);
        for (int c = 0; c < Image.CHANNELS; c++) {
            out[offset + c] +=
                    weight * (first * rgb[a + c] + second * rgb[b + c] + third * rgb[d + c] + fourth * rgb[e + c]);
        }
    }

    /**
     * The colour at (x, y) by Lanczos' filter of radius 3 (Duchon 1979) over the 36 nearest pixels: writes three floats
     * from {@code out[offset]}, which may lie outside the range of the pixels. It keeps fine detail that {@link #bicubic}
     * would soften, which matters where a picture is sampled again and again. Places are rounded to 1/4096 of a pixel.
     */
    public void lanczos(double x, double y, float[] out, int offset) {
        long fine = Math.round((y - 0.5) * LanczosWeights.PHASES);
        int row = (int) Math.floorDiv(fine, (long) LanczosWeights.PHASES);
        int phase = (int) Math.floorMod(fine, (long) LanczosWeights.PHASES);
        clear(out, offset);
        for (int k = 0; k < LanczosWeights.TAPS; k++) {
            int beside = row + k - LanczosWeights.BEFORE;
            addLanczos(turned(x, beside), image.row(border.row(beside)), LanczosWeights.of(phase, k), out, offset);
        }
    }

    private void addLanczos(double x, Row pixels, float weight, float[] out, int offset) {
        long fine = Math.round((x - 0.5) * LanczosWeights.PHASES);
        int first = (int) Math.floorDiv(fine, (long) LanczosWeights.PHASES) - LanczosWeights.BEFORE;
        int phase = (int) Math.floorMod(fine, (long) LanczosWeights.PHASES);
        boolean inside = first >= 0 && first + LanczosWeights.TAPS <= border.width();
        float[] rgb = pixels.array();
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int k = 0; k < LanczosWeights.TAPS; k++) {
            int column = inside ? first + k : border.column(first + k);
            int i = pixels.offset() + column * Image.CHANNELS;
            float tap = LanczosWeights.of(phase, k);
            red += tap * rgb[i];
            green += tap * rgb[i + 1];
            blue += tap * rgb[i + 2];
        }
        out[offset] += weight * red;
        out[offset + 1] += weight * green;
        out[offset + 2] += weight * blue;
    }

    /** The weight of the pixel {@code k}, 0 to 3, of four at {@code t}, 0 to 1, between the second and the third. */
    public static float catmullRom(int k, float t) {
        return switch (k) {
            case 0 -> ((1 - 0.5f * t) * t - 0.5f) * t;
            case 1 -> (1.5f * t - 2.5f) * t * t + 1;
            case 2 -> ((2 - 1.5f * t) * t + 0.5f) * t;
            default -> (0.5f * t - 0.5f) * t * t;
        };
    }

    private static void clear(float[] out, int offset) {
        out[offset] = 0;
        out[offset + 1] = 0;
        out[offset + 2] = 0;
    }

    private void addRowLinear(double x, int y, float weight, float[] out, int offset) {
        double t = turned(x, y) - 0.5;
        int column = (int) Math.floor(t);
        float u = (float) (t - column);
        add(column, y, weight * (1 - u), out, offset);
        add(column + 1, y, weight * u, out, offset);
    }

    /** x where row y is stored: an odd width is turned by a half pixel more than whole columns could. */
    private double turned(double x, int y) {
        return border.turned(y) ? x + border.width() / 2.0 : x;
    }

    private void add(int column, int y, float weight, float[] out, int offset) {
        Row pixels = image.row(border.row(y));
        int from = pixels.offset() + border.column(column) * Image.CHANNELS;
        float[] rgb = pixels.array();
        out[offset] += weight * rgb[from];
        out[offset + 1] += weight * rgb[from + 1];
        out[offset + 2] += weight * rgb[from + 2];
    }
}
