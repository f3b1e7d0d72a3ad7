package io.github.dreamsphere.core.image;

import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The one picture class: display-referred sRGB as interleaved floats, row by row (HWC), 0..1, rows from the top. Its
 * pixels are {@link Plane}s, in memory or in a scratch file: one of colour and, where the picture has it, one of alpha
 * (0 transparent, 1 opaque, not premultiplied), which the dream never touches.
 *
 * <p>The planes are the image's own and live: whoever changes them changes the image. Values outside 0..1 may occur
 * between steps of a computation and are clamped when a file is written.
 *
 * <p>Whatever takes an image takes either kind unless it says otherwise. {@link #rgb()}, {@link #alpha()}, {@link #get}
 * and {@link #set} are for images in memory; {@link #toMemory()} makes one.
 */
public final class Image {
    /** Colour channels of a pixel: red, green, blue. */
    public static final int CHANNELS = 3;

    private final Plane colour;
    private final Plane alpha;

    /** The samples of {@link #colour}; null if they are in a scratch file. */
    private final float[] rgb;

    /** A black, opaque image of {@code width} × {@code height} pixels in memory. */
    public Image(int width, int height) {
        this(width, height, new float[length(width, height)]);
    }

    /** An opaque image over {@code rgb}, which is not copied and holds {@code width · height · 3} floats. */
    public Image(int width, int height, float[] rgb) {
        this(colour(width, height, rgb), null);
    }

    /** An opaque image of the pixels of {@code colour}, which has three channels and is not copied. */
    public Image(Plane colour) {
        this(colour, null);
    }

    private Image(Plane colour, Plane alpha) {
        if (colour.channels() != CHANNELS) {
            throw new IllegalArgumentException("colour must have 3 channels, had " + colour.channels());
        }
        if (alpha != null
                && (alpha.channels() != 1 || alpha.width() != colour.width() || alpha.height() != colour.height())) {
            throw new IllegalArgumentException("alpha must have one channel and the size of the colour, "
                    + colour.width() + "x" + colour.height() + ", had " + alpha.channels() + " and " + alpha.width()
                    + "x" + alpha.height());
        }
        this.colour = colour;
        this.alpha = alpha;
        this.rgb = colour instanceof HeapPlane memory ? memory.samples() : null;
    }

    private static HeapPlane colour(int width, int height, float[] rgb) {
        if (rgb.length != length(width, height)) {
            throw new IllegalArgumentException(
                    "rgb must hold width*height*3 = " + length(width, height) + " floats, was " + rgb.length);
        }
        return new HeapPlane(rgb, width, CHANNELS);
    }

    private static int length(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        return Math.toIntExact((long) width * height * CHANNELS);
    }

    /** This image's colour with {@code alpha} (one float a pixel, not copied), or opaque if it is null. */
    public Image withAlpha(float[] alpha) {
        if (alpha != null && alpha.length != width() * height()) {
            throw new IllegalArgumentException(
                    "alpha must hold width*height = " + width() * height() + " floats, was " + alpha.length);
        }
        return new Image(colour, alpha == null ? null : new HeapPlane(alpha, width(), 1));
    }

    /** This image's colour with {@code alpha} (not copied), or opaque if it is empty. */
    public Image withAlpha(Optional<Plane> alpha) {
        return new Image(colour, alpha.orElse(null));
    }

    /** Width in pixels. */
    public int width() {
        return colour.width();
    }

    /** Height in pixels. */
    public int height() {
        return colour.height();
    }

    /** The live pixels, three channels. */
    public Plane colourPlane() {
        return colour;
    }

    /** The live alpha, one channel, or empty if the image is opaque. */
    public Optional<Plane> alphaPlane() {
        return Optional.ofNullable(alpha);
    }

    /** Whether the image has alpha. */
    public boolean hasAlpha() {
        return alpha != null;
    }

    /** Whether all pixels are in memory. */
    public boolean inMemory() {
        return rgb != null && (alpha == null || alpha instanceof HeapPlane);
    }

    /**
     * The live colour samples of an image in memory, {@code height · width · 3} of them.
     *
     * @throws IllegalStateException if they are in a scratch file
     */
    public float[] rgb() {
        if (rgb == null) {
            throw notInMemory();
        }
        return rgb;
    }

    /**
     * The live alpha of an image in memory, {@code height · width} samples, or empty if the image is opaque.
     *
     * @throws IllegalStateException if it is in a scratch file
     */
    public Optional<float[]> alpha() {
        if (alpha == null) {
            return Optional.empty();
        }
        if (alpha instanceof HeapPlane memory) {
            return Optional.of(memory.samples());
        }
        throw notInMemory();
    }

    private static IllegalStateException notInMemory() {
        return new IllegalStateException("the image is in a scratch file; go through its rows, or use toMemory()");
    }

    /** Where the red sample of pixel (x, y) stands in {@link #rgb()}. */
    public int index(int x, int y) {
        return (y * colour.width() + x) * CHANNELS;
    }

    /** Channel {@code c} of pixel (x, y) of an image in memory. */
    public float get(int x, int y, int c) {
        return rgb()[index(x, y) + c];
    }

    /** Sets channel {@code c} of pixel (x, y) of an image in memory. */
    public void set(int x, int y, int c, float value) {
        rgb()[index(x, y) + c] = value;
    }

    /** Whether red, green and blue are the same in every pixel. */
    public boolean isGrey() {
        return IntStream.range(0, height()).allMatch(y -> isGrey(colour.row(y)));
    }

    private static boolean isGrey(Row row) {
        for (int i = 0; i < row.length(); i += CHANNELS) {
            if (row.get(i) != row.get(i + 1) || row.get(i) != row.get(i + 2)) {
                return false;
            }
        }
        return true;
    }

    /** A copy in memory. */
    public Image copy() {
        return copy(Planes.inMemory());
    }

    /**
     * A copy.
     *
     * @param planes makes its planes
     */
    public Image copy(Planes planes) {
        return new Image(copy(colour, planes), alpha == null ? null : copy(alpha, planes));
    }

    private static Plane copy(Plane plane, Planes planes) {
        Plane copy = planes.like(plane);
        copy.copy(plane);
        return copy;
    }

    /** This image if it is in memory, else a copy that is. */
    public Image toMemory() {
        return inMemory() ? this : copy();
    }

    /** A copy in memory of {@code rows} rows from row {@code top} on. */
    public Image band(int top, int rows) {
        return crop(0, top, width(), rows);
    }

    /** A copy in memory of the rectangle of {@code width} × {@code height} pixels at (left, top), with its alpha. */
    public Image crop(int left, int top, int width, int height) {
        Image part = new Image(width, height).withAlpha(alpha == null ? null : new float[width * height]);
        part.paste(this, -left, -top);
        return part;
    }

    /**
     * Copies what lies within this image of {@code source}, whose pixel (0, 0) goes to (left, top).
     *
     * @param source has alpha if this image has
     */
    public void paste(Image source, int left, int top) {
        paste(colour, source.colour, left, top);
        if (alpha != null) {
            paste(alpha, source.alpha, left, top);
        }
    }

    private static void paste(Plane plane, Plane source, int left, int top) {
        int first = Math.max(0, left);
        int count = Math.min(plane.width(), left + source.width()) - first;
        for (int y = Math.max(0, top); y < Math.min(plane.height(), top + source.height()) && count > 0; y++) {
            Row row = plane.row(y);
            int channels = plane.channels();
            row.copy(first * channels, source.row(y - top), (first - left) * channels, count * channels);
            plane.store(y, row);
        }
    }

    /**
     * Copies whole rows, their alpha too.
     *
     * @param row the first row to be written
     * @param source an image of the same width, with alpha if this has it
     * @param sourceRow the first row to be read
     * @param count how many rows
     */
    public void copyRows(int row, Image source, int sourceRow, int count) {
        copyRows(colour, row, source.colour, sourceRow, count);
        if (alpha != null) {
            copyRows(alpha, row, source.alpha, sourceRow, count);
        }
    }

    private static void copyRows(Plane plane, int row, Plane source, int sourceRow, int count) {
        for (int i = 0; i < count; i++) {
            plane.put(row + i, source.row(sourceRow + i));
        }
    }

    /** Frees the memory of its planes, or their part of the scratch file. */
    public void close() {
        colour.close();
        if (alpha != null) {
            alpha.close();
        }
    }
}
