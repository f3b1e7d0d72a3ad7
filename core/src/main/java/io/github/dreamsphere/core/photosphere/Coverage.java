package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.sphere.Equirectangular;
import java.util.Locale;

/**
 * Which part of the full sphere an equirectangular image shows (GPano's FullPano and CroppedArea tags).
 *
 * @param fullWidth width in pixels of the full sphere, 360°
 * @param fullHeight height in pixels of the full sphere, 180°
 * @param left columns of the full sphere left of the image
 * @param top rows of the full sphere above the image
 * @param width the image's own width in pixels
 * @param height the image's own height in pixels
 */
public record Coverage(int fullWidth, int fullHeight, int left, int top, int width, int height) {
    public Coverage {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a coverage's size must be >= 1x1, was " + width + "x" + height);
        }
        if (left < 0 || (long) left + width > fullWidth) {
            throw new IllegalArgumentException("columns " + left + " to " + (left + (long) width)
                    + " must lie within the full width of " + fullWidth);
        }
        if (top < 0 || (long) top + height > fullHeight) {
            throw new IllegalArgumentException("rows " + top + " to " + (top + (long) height)
                    + " must lie within the full height of " + fullHeight);
        }
    }

    /** The full sphere in {@code width} × {@code height} pixels. */
    public static Coverage full(int width, int height) {
        return new Coverage(width, height, 0, 0, width, height);
    }

    /**
     * A picture whose centre is the image centre of the sphere, on the horizon.
     *
     * @param degrees how many of the 360° its width covers, more than 0 and at most 360
     * @throws IllegalArgumentException if it would reach over the poles
     */
    public static Coverage spanning(int width, int height, double degrees) {
        if (!(degrees > 0 && degrees <= 360)) {
            throw new IllegalArgumentException(
                    "a picture must span more than 0 and at most 360 degrees, was " + degrees);
        }
        long exactWidth = Math.round(width * 360 / degrees);
        if (exactWidth > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    width + " pixels cannot span " + degrees + " degrees: the full sphere would be too wide");
        }
        int fullWidth = (int) exactWidth;
        int fullHeight = Math.round(fullWidth / 2f);
        if (height > fullHeight) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%dx%d pixels that span %.1f degrees reach over the poles; they can span at most %.1f",
                    width,
                    height,
                    degrees,
                    180.0 * width / height));
        }
        return new Coverage(fullWidth, fullHeight, (fullWidth - width) / 2, (fullHeight - height) / 2, width, height);
    }

    /** True if the image covers all 360°, so that its last column meets its first. */
    public boolean wraps() {
        return width == fullWidth;
    }

    /** True if the image is the full sphere. */
    public boolean isFull() {
        return wraps() && height == fullHeight;
    }

    /** The surface of the image. */
    public Equirectangular surface() {
        return new Equirectangular(width, height, left, top, fullWidth, fullHeight);
    }

    /**
     * The same part of the sphere for an image of {@code newWidth} × {@code newHeight} pixels. Exact for whole factors;
     * otherwise the position is rounded to pixels. A full sphere stays full, and 360° stay 360°.
     */
    public Coverage scaledTo(int newWidth, int newHeight) {
        if (newWidth < 1 || newHeight < 1) {
            throw new IllegalArgumentException("new size must be >= 1x1, was " + newWidth + "x" + newHeight);
        }
        Span across = Span.scaled(fullWidth, left, width, newWidth);
        Span down = Span.scaled(fullHeight, top, height, newHeight);
        return new Coverage(across.full, down.full, across.start, down.start, newWidth, newHeight);
    }

    private record Span(int full, int start) {
        static Span scaled(int full, int start, int length, int newLength) {
            double scale = (double) newLength / length;
            int newFull = Math.max(newLength, Math.toIntExact(Math.round(full * scale)));
            int newStart = Math.toIntExact(Math.round(start * scale));
            return new Span(newFull, Math.min(newStart, newFull - newLength));
        }
    }
}
