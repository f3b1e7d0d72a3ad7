package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.plane.HeapPlane;
import java.util.Optional;

/**
 * The one picture class: display-referred sRGB as interleaved floats, row by row (HWC), 0..1, rows from the top.
 *
 * <p>The arrays are the image's own and live: whoever changes them changes the image. Values outside 0..1 may occur
 * between steps of a computation and are clamped when a file is written. Alpha, where a picture has it, is a plane of
 * its own beside the colour (0 transparent, 1 opaque, not premultiplied); the dream never touches it.
 */
public final class Image {
    /** Colour channels of a pixel: red, green, blue. */
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final float[] rgb;
    private final float[] alpha;

    /** A black, opaque image of {@code width} × {@code height} pixels. */
    public Image(int width, int height) {
        this(width, height, new float[length(width, height)]);
    }

    /** An opaque image over {@code rgb}, which is not copied and holds {@code width · height · 3} floats. */
    public Image(int width, int height, float[] rgb) {
        this(width, height, rgb, null);
    }

    private Image(int width, int height, float[] rgb, float[] alpha) {
        if (rgb.length != length(width, height)) {
            throw new IllegalArgumentException(
                    "rgb must hold width*height*3 = " + length(width, height) + " floats, was " + rgb.length);
        }
        if (alpha != null && alpha.length != rgb.length / CHANNELS) {
            throw new IllegalArgumentException(
                    "alpha must hold width*height = " + rgb.length / CHANNELS + " floats, was " + alpha.length);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.alpha = alpha;
    }

    private static int length(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        return Math.toIntExact((long) width * height * CHANNELS);
    }

    /** This image's colour with {@code alpha} (one float a pixel, not copied), or opaque if it is null. */
    public Image withAlpha(float[] alpha) {
        return new Image(width, height, rgb, alpha);
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The live colour samples, {@code height · width · 3} of them. */
    public float[] rgb() {
        return rgb;
    }

    /** The colour samples as a plane of {@code height} rows; live. */
    public HeapPlane plane() {
        return new HeapPlane(rgb, width * CHANNELS);
    }

    /** The live alpha plane, {@code height · width} samples, or empty if the image is opaque. */
    public Optional<float[]> alpha() {
        return Optional.ofNullable(alpha);
    }

    /** Where the red sample of pixel (x, y) stands in {@link #rgb()}. */
    public int index(int x, int y) {
        return (y * width + x) * CHANNELS;
    }

    /** Channel {@code c} of pixel (x, y). */
    public float get(int x, int y, int c) {
        return rgb[index(x, y) + c];
    }

    /** Sets channel {@code c} of pixel (x, y). */
    public void set(int x, int y, int c, float value) {
        rgb[index(x, y) + c] = value;
    }

    /** An image of its own with the same samples. */
    public Image copy() {
        return new Image(width, height, rgb.clone(), alpha == null ? null : alpha.clone());
    }
}
