package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.core.sphere.ViewReach;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;

/**
 * A square flat view of a sphere's pixels: read, changed elsewhere, and the change carried back to the pixels it came
 * from, softly towards the view's edges.
 */
final class ViewPatch {
    private final Image image;
    private final Equirectangular area;
    private final Gnomonic view;
    private final int size;
    private final double focalLength;
    private final SphereTable table;

    /** A view of {@code image}'s own pixels, in the image's axes; {@code table} is of the same pixels. */
    ViewPatch(Image image, SphereTable table, Gnomonic view) {
        this.image = image;
        this.table = table;
        this.area = table.sphere();
        this.view = view;
        this.size = view.width();
        this.focalLength = view.focalLength();
    }

    /** The view's pixels, HWC; the nearest edge of a partial sphere where it shows nothing. */
    float[] read() {
        SphereSampler sampler = new SphereSampler(image, area.border());
        float[] rgb = new float[size * size * Image.CHANNELS];
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                Vec3 d = view.direction(x + 0.5, y + 0.5);
                sampler.bilinear(area.x(d.longitude()), area.y(d.latitude()), rgb, (y * size + x) * Image.CHANNELS);
            }
        }
        return rgb;
    }

    /**
     * Adds what {@code after} differs from {@code before} to the sphere's pixels.
     *
     * @return the cells of {@code layout} that show changed pixels, in themselves or in their gutters
     */
    BitSet write(float[] before, float[] after, CellLayout layout) {
        float[] change = new float[after.length];
        for (int i = 0; i < change.length; i++) {
            change[i] = after[i] - before[i];
        }
        ChangedCells cells = new ChangedCells(layout, area.border());
        ViewReach reach = new ViewReach(area, view);
        RowSpan rows = reach.rows();
        for (int y = rows.first(); y < rows.end(); y++) {
            writeRow(y, reach, change, cells);
        }
        return cells.cells();
    }

    private void writeRow(int y, ViewReach reach, float[] change, ChangedCells cells) {
        ViewReach.Columns columns = reach.columns(y);
        double sine = table.sinLatitude(y);
        double cosine = table.cosLatitude(y);
        int firstChanged = columns.end();
        int lastChanged = columns.first() - 1;
        for (int i = columns.first(); i < columns.end(); i++) {
            int x = Math.floorMod(i, reach.turn());
            if (x < image.width()
                    && add(x, y, cosine * table.sinLongitude(x), sine, -cosine * table.cosLongitude(x), change)) {
                firstChanged = Math.min(firstChanged, i);
                lastChanged = i;
            }
        }
        if (firstChanged <= lastChanged) {
            cells.add(new ViewReach.Columns(firstChanged, lastChanged + 1), reach.turn(), y);
        }
    }

    /** Adds the change at the pixel (x, y), which shows the direction (dx, dy, dz); false if the view does not see it. */
    private boolean add(int x, int y, double dx, double dy, double dz, float[] change) {
        Rotation turn = view.view();
        double ahead = -(turn.m02() * dx + turn.m12() * dy + turn.m22() * dz);
        if (ahead <= 0) {
            return false;
        }
        double scale = focalLength / ahead;
        double u = size / 2.0 + scale * (turn.m00() * dx + turn.m10() * dy + turn.m20() * dz);
        double v = size / 2.0 - scale * (turn.m01() * dx + turn.m11() * dy + turn.m21() * dz);
        float weight = (float) (window(u) * window(v));
        if (weight == 0) {
            return false;
        }
        for (int c = 0; c < Image.CHANNELS; c++) {
            float value = image.get(x, y, c) + weight * bilinear(change, u, v, c);
            image.set(x, y, c, Math.min(1, Math.max(0, value)));
        }
        return true;
    }

    /** 0 at the edges and outside, 1 in the middle: the square of a sine. */
    private double window(double position) {
        if (position <= 0 || position >= size) {
            return 0;
        }
        double sine = Math.sin(Math.PI * position / size);
        return sine * sine;
    }

    private float bilinear(float[] change, double x, double y, int c) {
        double u = Math.min(size - 1.0, Math.max(0, x - 0.5));
        double v = Math.min(size - 1.0, Math.max(0, y - 0.5));
        int column = Math.min(size - 2, (int) u);
        int row = Math.min(size - 2, (int) v);
        double right = u - column;
        double down = v - row;
        int at = (row * size + column) * Image.CHANNELS + c;
        int below = at + size * Image.CHANNELS;
        return (float) ((1 - down) * ((1 - right) * change[at] + right * change[at + Image.CHANNELS])
                + down * ((1 - right) * change[below] + right * change[below + Image.CHANNELS]));
    }
}
