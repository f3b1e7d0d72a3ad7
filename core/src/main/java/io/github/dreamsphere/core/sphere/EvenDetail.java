package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.Plane;

/**
 * Removes detail that is finer along the rows of a sphere's picture than across them. At latitude φ the pixels of an
 * equirectangular picture are cos φ times as wide as high, so noise and sharpness at the scale of pixels show as rays
 * around the poles. Each row is low-pass filtered as by a Lanczos reduction to cos φ of its pixels, and keeps its
 * width: what remains is equally fine in every direction.
 */
public final class EvenDetail {
    private static final ResampleFilter FILTER = ResampleFilter.LANCZOS3;

    private EvenDetail() {}

    /**
     * Changes a picture on {@code surface}, HWC, in place; a flat one is not changed. Lanczos rings: the result is
     * clamped to 0..1. Rows are filtered in parallel, each by the same sums whichever column comes first: a rolled
     * picture gives the rolled result.
     */
    public static void level(Plane picture, Surface surface) {
        Border border = surface.border();
        picture.changeEachRow((y, row) -> {
            double area = surface.area(y);
            if (area < 1) {
                RowFilter.along(row, border, FILTER.lowPass(1 / area, border.width() / 2), row);
                row.clamp();
            }
        });
    }
}
