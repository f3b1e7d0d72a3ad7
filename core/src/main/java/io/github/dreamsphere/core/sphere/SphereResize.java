package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneWindow;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import java.util.Optional;

/**
 * Resizes images across their seam and their poles, as {@link RowResampler} does row by row. Rows are computed in
 * parallel on the common pool; the result does not depend on how many threads there are, or on where the planes are.
 */
public final class SphereResize {
    private SphereResize() {}

    /** {@code image} at {@code width} × {@code height} pixels by {@link ResampleFilter#LANCZOS3}, in memory. */
    public static Image resize(Image image, Border border, int width, int height) {
        return resize(image, border, width, height, ResampleFilter.LANCZOS3);
    }

    /** {@code image} at {@code width} × {@code height} pixels, in memory. */
    public static Image resize(Image image, Border border, int width, int height, ResampleFilter filter) {
        return resize(image, border, width, height, filter, Planes.inMemory());
    }

    /**
     * {@code image} at {@code width} × {@code height} pixels; a new image even if the size stays. Lanczos rings: colour
     * may leave 0..1 by a little and is not clamped; alpha is.
     *
     * @param planes makes the planes of the new image
     * @throws IllegalArgumentException if {@code border} has not the image's size, or the new size is not positive
     */
    public static Image resize(
            Image image, Border border, int width, int height, ResampleFilter filter, Planes planes) {
        Plane colour = resize(image.colourPlane(), border, width, height, filter, planes);
        Optional<Plane> alpha = image.alphaPlane().map(plane -> resize(plane, border, width, height, filter, planes));
        alpha.ifPresent(Plane::clamp);
        return new Image(colour).withAlpha(alpha);
    }

    /** As the other, one plane of any number of channels; nothing is clamped. */
    public static Plane resize(
            Plane plane, Border border, int width, int height, ResampleFilter filter, Planes planes) {
        if (plane.width() != border.width() || plane.height() != border.height()) {
            throw new IllegalArgumentException("the border must have the image's size " + plane.width() + "x"
                    + plane.height() + ", was " + border.width() + "x" + border.height());
        }
        RowResampler resampler = new RowResampler(border, plane.channels(), width, height, filter);
        Plane resized = planes.make(width, height, plane.channels());
        if (plane.width() == width && plane.height() == height) {
            resized.copy(plane);
            return resized;
        }
        PlaneWindow window = new PlaneWindow(plane);
        window.sweep(
                height,
                (top, bottom) -> border.rows(resampler.firstRow(top), resampler.endRow(bottom - 1)),
                y -> resampleRow(resampler, y, window, resized));
        return resized;
    }

    private static void resampleRow(RowResampler resampler, int y, PlaneWindow window, Plane resized) {
        Row row = resized.row(y);
        resampler.resample(y, window, row);
        resized.store(y, row);
    }
}
