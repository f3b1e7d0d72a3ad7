package io.github.dreamsphere.core.sphere;

import java.util.Optional;

/**
 * A flat view from the centre of the sphere, as a camera sees it: great circles are straight lines.
 *
 * @param width view width in pixels
 * @param height view height in pixels; pixels are square
 * @param horizontalFov horizontal field of view in radians, 0 &lt; fov &lt; π
 * @param view rotation of the camera, which looks along −Z with +Y up if it is the identity
 */
public record Gnomonic(int width, int height, double horizontalFov, Rotation view) {
    /** Rejects an empty view, and a field of view that no flat view can have. */
    public Gnomonic {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("width and height must be >= 1, were " + width + "x" + height);
        }
        if (!(horizontalFov > 0 && horizontalFov < Math.PI)) {
            throw new IllegalArgumentException("horizontalFov must lie between 0 and pi, was " + horizontalFov);
        }
    }

    /** A point of the view in continuous pixel coordinates. */
    public record Point(double x, double y) {}

    /** Distance from the eye to the picture in pixels. */
    public double focalLength() {
        return width / 2.0 / Math.tan(horizontalFov / 2);
    }

    /** The direction (of length 1) that the point (x, y) of the view shows. */
    public Vec3 direction(double x, double y) {
        return view.apply(new Vec3(x - width / 2.0, height / 2.0 - y, -focalLength()).normalized());
    }

    /** Where the view shows {@code direction}, inside the frame or outside; empty if it lies behind the eye. */
    public Optional<Point> project(Vec3 direction) {
        Vec3 d = view.inverse().apply(direction);
        if (d.z() >= 0) {
            return Optional.empty();
        }
        double scale = focalLength() / -d.z();
        return Optional.of(new Point(width / 2.0 + d.x() * scale, height / 2.0 - d.y() * scale));
    }
}
