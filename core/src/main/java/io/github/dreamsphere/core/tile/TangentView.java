package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Arctangent;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.stream.IntStream;

/** One square gnomonic view of a sphere: samples it from the sphere's pixels, and adds values back to them. */
final class TangentView {
    /** Rows beyond those of the view that a cubic filter reads, and one for rounding. */
    private static final int FILTER_REACH = 3;

    /**
     * Coordinates are rounded to this part of a pixel, so that a sphere turned by 90° is sampled at exactly the same
     * places. Otherwise they would differ in the last bit, and within thirty steps the net would turn that into a
     * different dream.
     */
    private static final double PLACES = 4096;

    private final SphereTable table;
    private final Equirectangular sphere;
    private final Rotation rotation;
    private final int size;
    private final double focalLength;

    /** The view of {@code size} × {@code size} pixels of a camera turned by {@code rotation}. */
    TangentView(SphereTable table, Rotation rotation, int size, double focalLength) {
        this.table = table;
        this.sphere = table.sphere();
        this.rotation = rotation;
        this.size = size;
        this.focalLength = focalLength;
    }

    /**
     * Samples the view's pixels from {@code image}, HWC, bicubically. Near a pole the columns lie far closer together
     * than the rows, so a filter that blurs, as the bilinear one does, would blur in one direction only, and step by
     * step leave rays around the pole.
     */
    void cut(Rows image, float[] rgb) {
        SphereSampler sampler = new SphereSampler(image, sphere.border());
        IntStream.range(0, size).parallel().forEach(v -> cutRow(sampler, v, rgb));
    }

    private void cutRow(SphereSampler sampler, int v, float[] rgb) {
        double up = size / 2.0 - (v + 0.5);
        for (int u = 0; u < size; u++) {
            double right = u + 0.5 - size / 2.0;
            double dx = rotation.m00() * right + rotation.m01() * up - rotation.m02() * focalLength;
            double dy = rotation.m10() * right + rotation.m11() * up - rotation.m12() * focalLength;
            double dz = rotation.m20() * right + rotation.m21() * up - rotation.m22() * focalLength;
            double x = rounded(sphere.x(Arctangent.of(dx, -dz)));
            double y = rounded(sphere.y(Arctangent.of(dy, Math.sqrt(dx * dx + dz * dz))));
            sampler.bicubic(x, y, rgb, (v * size + u) * Image.CHANNELS);
        }
    }

    private static double rounded(double place) {
        return Math.rint(place * PLACES) / PLACES;
    }

    /** Where the view looks. */
    FlatViews.Place place() {
        return new FlatViews.Place(rotation, rows());
    }

    /** Whether any pixel of the sphere lies in the circle around the view. */
    boolean seesAnything() {
        return sees((y, x) -> true);
    }

    /** Whether the weight of any pixel of the sphere in the circle around the view is above 0. */
    boolean touches(Rows weights) {
        return sees((y, x) -> weights.row(y).get(x) > 0);
    }

    private interface PixelTest {
        boolean holds(int y, int x);
    }

    private boolean sees(PixelTest test) {
        boolean[] seen = {false};
        RowSpan rows = rows();
        for (int y = rows.first(); y < rows.end() && !seen[0]; y++) {
            int row = y;
            forSpans(y, (from, to) -> seen[0] |= IntStream.range(from, to).anyMatch(x -> test.holds(row, x)));
        }
        return seen[0];
    }

    /** The stored rows behind the circle around the view and behind the rows beyond it that a filter reads. */
    RowSpan rows() {
        double corner = Math.atan(size / Math.sqrt(2) / focalLength);
        double middle = rotation.apply(new Vec3(0, 0, -1)).latitude();
        int top = (int) Math.floor(sphere.y(middle + corner)) - FILTER_REACH;
        int bottom = (int) Math.floor(sphere.y(middle - corner)) + FILTER_REACH;
        return sphere.border().rows(top, bottom + 1);
    }

    /**
     * Adds {@code values}, sampled at every pixel that the view shows and times the window there, to {@code sums}, and
     * the window to its weights.
     *
     * @param window weights along each edge of the view
     */
    void blend(float[] values, float[] window, RowSums sums) {
        RowSpan rows = rows();
        IntStream.range(rows.first(), rows.end())
                .parallel()
                .forEach(y -> forSpans(y, (from, to) -> blendSpan(values, window, y, from, to, sums)));
    }

    private void blendSpan(float[] values, float[] window, int y, int from, int to, RowSums sums) {
        float[] plane = sums.row(y).array();
        int start = sums.row(y).offset();
        float[] weights = sums.weights(y);
        double cos = table.cosLatitude(y);
        double sin = table.sinLatitude(y);
        double middle = size / 2.0;
        for (int x = from; x < to; x++) {
            double dx = cos * table.sinLongitude(x);
            double dz = -cos * table.cosLongitude(x);
            double ahead = -(rotation.m02() * dx + rotation.m12() * sin + rotation.m22() * dz);
            double scale = focalLength / ahead;
            double right = rotation.m00() * dx + rotation.m10() * sin + rotation.m20() * dz;
            double up = rotation.m01() * dx + rotation.m11() * sin + rotation.m21() * dz;
            double u = rounded(middle + scale * right);
            double v = rounded(middle - scale * up);
            if (u >= 0 && v >= 0 && u < size && v < size) {
                float weight = window[(int) u] * window[(int) v];
                weights[x] += weight;
                addBilinear(values, u, v, weight, plane, start + x * Image.CHANNELS);
            }
        }
    }

    private void addBilinear(float[] values, double u, double v, float weight, float[] plane, int to) {
        double left = Math.min(size - 1.0, Math.max(0, u - 0.5));
        double top = Math.min(size - 1.0, Math.max(0, v - 0.5));
        int column = Math.min(size - 2, (int) left);
        int row = Math.min(size - 2, (int) top);
        float right = (float) (left - column);
        float below = (float) (top - row);
        float topRight = weight * (1 - below) * right;
        float topLeft = weight * (1 - below) - topRight;
        float bottomRight = weight * below * right;
        float bottomLeft = weight * below - bottomRight;
        int a = (row * size + column) * Image.CHANNELS;
        int b = a + size * Image.CHANNELS;
        for (int c = 0; c < Image.CHANNELS; c++) {
            plane[to + c] += topLeft * values[a + c]
                    + topRight * values[a + Image.CHANNELS + c]
                    + bottomLeft * values[b + c]
                    + bottomRight * values[b + Image.CHANNELS + c];
        }
    }

    /** A run of columns, {@code from} inclusive, {@code to} exclusive. */
    private interface Span {
        void accept(int from, int to);
    }

    /**
     * Finds the columns of row y inside the circle around the view. With d·forward = B + A·cos(λ − λ₀) along a row,
     * they are those with |λ − λ₀| ≤ arccos((cosine − B)/A).
     */
    private void forSpans(int y, Span span) {
        double cornerCosine = 1 / Math.sqrt(1 + size * size / (2 * focalLength * focalLength));
        Vec3 forward = rotation.apply(new Vec3(0, 0, -1));
        double fixed = table.sinLatitude(y) * forward.y();
        double varying = table.cosLatitude(y) * Math.hypot(forward.x(), forward.z());
        if (fixed + varying < cornerCosine) {
            return;
        }
        if (fixed - varying >= cornerCosine) {
            span.accept(0, sphere.width());
            return;
        }
        double half = Math.acos((cornerCosine - fixed) / varying) * sphere.pixelsPerRadian();
        double centre = sphere.x(forward.longitude()) - 0.5;
        for (int round = -1; round <= 1; round++) {
            int from = (int) Math.max(0, Math.ceil(centre - half + round * sphere.fullWidth()));
            int to = (int) Math.min(sphere.width(), Math.floor(centre + half + round * sphere.fullWidth()) + 1);
            if (from < to) {
                span.accept(from, to);
            }
        }
    }
}
