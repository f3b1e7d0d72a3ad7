package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.Plane;

/**
 * Leaves a sphere's picture as fine along its rows as across them. At latitude φ the columns of an equirectangular
 * picture lie cos φ times as close as its rows, so that the noise and the sharpness of a camera, the same in every pixel,
 * become rays about the poles. Each row goes through the low-pass of a reduction to cos φ of its pixels, Lanczos', and
 * keeps its width: nothing is lost that could be seen in every direction.
 */
public final class EvenDetail {
    private static final ResampleFilter FILTER = ResampleFilter.LANCZOS3;

    private EvenDetail() {}

    /**
     * Changes a picture on {@code surface}, HWC, in place; a flat one stays as it is. Lanczos rings: what leaves 0..1 is
     * clamped. Rows are filtered in parallel, each by the same sums whatever column it begins with: a picture that is rolled
     * gives the result rolled.
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
