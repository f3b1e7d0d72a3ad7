package io.github.dreamsphere.core.sphere;

import io.github.dreamsphere.core.plane.RowSpan;

/**
 * The pixels of a sphere that a flat view may show: those within a circle about the view's middle that its corners lie on.
 *
 * @param area the sphere, or the part of it that has pixels
 * @param view the view, in the image's axes
 */
public record ViewReach(Equirectangular area, Gnomonic view) {
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
        double latitude = middle().latitude();
        double reach = radius();
        int first = (int) Math.floor(Math.max(0, area.y(Math.min(Math.PI / 2, latitude + reach))));
        int end = (int) Math.ceil(Math.min(area.height(), area.y(Math.max(-Math.PI / 2, latitude - reach))));
        return new RowSpan(first, end);
    }

    /** The columns of row {@code y}. */
    public Columns columns(int y) {
        Vec3 middle = middle();
        double half = halfWidth(area.latitude(y + 0.5), middle.latitude(), radius());
        if (half == 0) {
            return Columns.NONE;
        }
        double pixels = half / (2 * Math.PI) * area.fullWidth();
        // One more on either side: a turn need not be a whole number of columns.
        int first = (int) Math.floor(area.x(middle.longitude()) - pixels) - 1;
        return new Columns(first, first + (int) Math.min(turn(), Math.ceil(2 * pixels) + 3));
    }

    private Vec3 middle() {
        return view.direction(view.width() / 2.0, view.height() / 2.0);
    }

    private double radius() {
        return middle().angleTo(view.direction(0, 0));
    }

    /** Half the longitudes of a circle of angular radius {@code reach} at a latitude; 0 where it does not reach. */
    private static double halfWidth(double latitude, double centre, double reach) {
        if (Math.abs(latitude - centre) >= reach) {
            return 0;
        }
        double cosine = (Math.cos(reach) - Math.sin(latitude) * Math.sin(centre))
                / Math.max(1e-12, Math.cos(latitude) * Math.cos(centre));
        return Math.acos(Math.min(1, Math.max(-1, cosine)));
    }
}
