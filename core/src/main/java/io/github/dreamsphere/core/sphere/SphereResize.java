package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.HeapPlane;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.RowWindow;
import java.util.stream.IntStream;

/**
 * Resizes an image that goes on over its seam and its poles, as {@link RowResampler} does row by row. Rows are computed
 * in parallel on the common pool; the result does not depend on how many threads there are.
 */
public final class SphereResize {
    /** Rows made at once of a plane that may lie in a file. */
    private static final int BAND = 64;

    private SphereResize() {}

    /** {@code image} at {@code width} × {@code height} by {@link ResampleFilter#LANCZOS3}. */
    public static Image resize(Image image, Border border, int width, int height) {
        return resize(image, border, width, height, ResampleFilter.LANCZOS3);
    }

    /**
     * {@code image} at {@code width} × {@code height} pixels; a new image even if the size stays. Lanczos rings: colour
     * may leave 0..1 by a little and is not clamped; alpha is.
     *
     * @throws IllegalArgumentException if {@code border} has not the image's size, or the new size is not positive
     */
    public static Image resize(Image image, Border border, int width, int height, ResampleFilter filter) {
        if (image.width() != border.width() || image.height() != border.height()) {
            throw new IllegalArgumentException("the border must have the image's size " + image.width() + "x"
                    + image.height() + ", was " + border.width() + "x" + border.height());
        }
        if (image.width() == width && image.height() == height) {
            return image.copy();
        }
        RowResampler colour = new RowResampler(border, Image.CHANNELS, width, height, filter);
        RowResampler plane = new RowResampler(border, 1, width, height, filter);
        Image resized = new Image(width, height, resize(image.rgb(), colour, Image.CHANNELS, border, width, height));
        float[] alpha = image.alpha()
                .map(a -> clamped(resize(a, plane, 1, border, width, height)))
                .orElse(null);
        return resized.withAlpha(alpha);
    }

    private static float[] resize(
            float[] source, RowResampler resampler, int channels, Border border, int width, int height) {
        int rowLength = width * channels;
        float[] target = new float[Math.toIntExact((long) height * rowLength)];
        HeapPlane rows = new HeapPlane(source, border.width() * channels);
        IntStream.range(0, height).parallel().forEach(y -> resampler.row(y, rows, target, y * rowLength));
        return target;
    }

    /**
     * A picture at {@code width} × {@code height} pixels, some rows at a time; as {@link #resize(Image, Border, int, int,
     * ResampleFilter)}, but nothing is clamped.
     *
     * @param picture HWC with any number of channels, of the size of {@code border}
     * @param planes where the new plane is made, which is one of its own even if the size stays
     */
    public static Plane resize(
            Plane picture, Border border, int width, int height, ResampleFilter filter, Planes planes) {
        int channels = picture.rowLength() / border.width();
        Plane target = planes.make(height, width * channels);
        if (border.width() == width && border.height() == height) {
            target.copy(picture);
            return target;
        }
        RowResampler resampler = new RowResampler(border, channels, width, height, filter);
        RowWindow window = new RowWindow(picture);
        for (int top = 0; top < height; top += BAND) {
            int bottom = Math.min(height, top + BAND);
            window.show(border.rows(resampler.firstRow(top), resampler.endRow(bottom - 1)));
            IntStream.range(top, bottom).parallel().forEach(y -> {
                Plane.Row row = target.row(y);
                resampler.row(y, window, row.samples(), row.from());
                target.store(y, row);
            });
        }
        return target;
    }

    private static float[] clamped(float[] plane) {
        for (int i = 0; i < plane.length; i++) {
            plane[i] = Math.min(1, Math.max(0, plane[i]));
        }
        return plane;
    }
}
