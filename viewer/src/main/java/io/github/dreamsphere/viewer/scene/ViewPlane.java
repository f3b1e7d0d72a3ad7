package io.github.dreamsphere.viewer.scene;

/**
 * The rectangle of a {@link Projection}'s plane that a picture shows. For one eye of a headset the four are tangents
 * and need not be symmetric.
 *
 * @param left x of the left edge
 * @param right x of the right edge, more than left
 * @param bottom y of the lower edge
 * @param top y of the upper edge, more than bottom
 */
public record ViewPlane(double left, double right, double bottom, double top) {
    /** Refuses an empty or mirrored rectangle. */
    public ViewPlane {
        if (!(left < right && bottom < top)) {
            throw new IllegalArgumentException(
                    "left must be < right and bottom < top, were " + left + ", " + right + ", " + bottom + ", " + top);
        }
    }

    /** x at {@code u} = 0 (left edge) to 1 (right edge). */
    public double x(double u) {
        return left + (right - left) * u;
    }

    /** y at {@code v} = 0 (upper edge) to 1 (lower edge). */
    public double y(double v) {
        return top + (bottom - top) * v;
    }

    /** The part of this plane from (u0, v0), its upper left corner, to (u1, v1). */
    public ViewPlane part(double u0, double v0, double u1, double v1) {
        return new ViewPlane(x(u0), x(u1), y(v1), y(v0));
    }
}
