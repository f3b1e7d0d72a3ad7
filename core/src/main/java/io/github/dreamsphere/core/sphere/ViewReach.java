package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.RowSpan;

/** The pixels of a sphere that a flat view may show: those within a circle about the view's middle that its corners lie on. */
public final class ViewReach {
    private final Equirectangular area;
    private final double latitude;
    private final double longitude;
    /** The circle's angular radius. */
    private final double radius;

    /**
     * @param area the sphere, or the part of it that has pixels
     * @param view the view, in the image's axes
     */
    public ViewReach(Equirectangular area, Gnomonic view) {
        this.area = area;
        Vec3 middle = view.direction(view.width() / 2.0, view.height() / 2.0);
        latitude = middle.latitude();
        longitude = middle.longitude();
        radius = middle.angleTo(view.direction(0, 0));
    }

    /**
     * Consecutive columns around the sphere. The image's column of column i is {@code floorMod(i, turn)}, if the image has
     * it.
     *
     * @param first the first column, which may be below 0
     * @param end one more than the last column, at most {@code first + turn}
     */
    public record Columns(int first, int end) {
        static final Columns NONE = new Columns(0, 0);

        /** True if there are no columns. */
        public boolean isEmpty() {
            return end <= first;
        }
    }

    /** The number of columns of a turn around the sphere. */
    public int turn() {
        return (int) Math.ceil(area.fullWidth());
    }

    /** The rows of the image; none if their end is not greater than their first. */
    public RowSpan rows() {
        int first = (int) Math.floor(Math.max(0, area.y(Math.min(Math.PI / 2, latitude + radius))));
        int end = (int) Math.ceil(Math.min(area.height(), area.y(Math.max(-Math.PI / 2, latitude - radius))));
        return new RowSpan(first, end);
    }

    /** The columns of row {@code y}. */
    public Columns columns(int y) {
        double half = halfWidth(area.latitude(y + 0.5));
        if (half == 0) {
            return Columns.NONE;
        }
        double pixels = half / (2 * Math.PI) * area.fullWidth();
        // One more on either side: a turn need not be a whole number of columns.
        int first = (int) Math.floor(area.x(longitude) - pixels) - 1;
        return new Columns(first, first + (int) Math.min(turn(), Math.ceil(2 * pixels) + 3));
    }

    /** Half the longitudes of the circle at a latitude; 0 where it does not reach. */
    private double halfWidth(double at) {
        if (Math.abs(at - latitude) >= radius) {
            return 0;
        }
        double cosine = (Math.cos(radius) - Math.sin(at) * Math.sin(latitude))
                / Math.max(1e-12, Math.cos(at) * Math.cos(latitude));
        return Math.acos(Math.min(1, Math.max(-1, cosine)));
    }
}
