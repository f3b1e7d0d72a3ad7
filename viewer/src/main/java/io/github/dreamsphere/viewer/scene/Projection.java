package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Vec3;
import java.util.Locale;

/**
 * How directions become points of a flat view. The view plane has x to the right and y up, its origin is where the
 * camera looks; a point one unit from the origin is about one radian from it, exactly so in the limit.
 */
public enum Projection {
    /** As a camera sees: great circles are straight lines. r = tan θ. */
    RECTILINEAR(170, 90) {
        @Override
        public double radius(double angle) {
            return Math.tan(angle);
        }

        @Override
        double angle(double radius) {
            return Math.atan(radius);
        }
    },
    /** Stereographic, the "little planet" when the camera looks down: circles stay circles. r = 2 tan θ/2. */
    PLANET(350, 250) {
        @Override
        public double radius(double angle) {
            return 2 * Math.tan(angle / 2);
        }

        @Override
        double angle(double radius) {
            return 2 * Math.atan(radius / 2);
        }
    },
    /** The equidistant fish-eye: r = θ, the whole sphere at 360°. */
    FISHEYE(360, 180) {
        @Override
        public double radius(double angle) {
            return angle;
        }

        @Override
        double angle(double radius) {
            return radius;
        }
    },
    /** The whole sphere as a map: x is longitude, y latitude, both from where the camera looks. */
    EQUIRECT(360, 360) {
        @Override
        public double radius(double angle) {
            return angle;
        }

        @Override
        double angle(double radius) {
            return radius;
        }

        @Override
        public Vec3 direction(double x, double y) {
            return Vec3.ofAngles(x, y);
        }

        @Override
        public boolean shows(double x, double y) {
            return Math.abs(x) <= Math.PI && Math.abs(y) <= Math.PI / 2;
        }
    };

    private final double widestFovDegrees;
    private final double usualFovDegrees;

    Projection(double widestFovDegrees, double usualFovDegrees) {
        this.widestFovDegrees = widestFovDegrees;
        this.usualFovDegrees = usualFovDegrees;
    }

    /** The widest horizontal field of view this projection can show, in degrees. */
    public double widestFovDegrees() {
        return widestFovDegrees;
    }

    /** The horizontal field of view to begin with, in degrees. */
    public double usualFovDegrees() {
        return usualFovDegrees;
    }

    /** The pitch to begin with, in radians: planets are seen from above, everything else along the horizon. */
    public double usualPitch() {
        return this == PLANET ? -Math.PI / 2 : 0;
    }

    /** The name used on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Distance from the plane's origin of a direction {@code angle} radians away from where the camera looks. */
    public abstract double radius(double angle);

    /** The inverse of {@link #radius}. */
    abstract double angle(double radius);

    /** The direction, in the camera's own axes (it looks along −Z), that the point (x, y) of the plane shows. */
    public Vec3 direction(double x, double y) {
        double r = Math.hypot(x, y);
        if (r == 0) {
            return new Vec3(0, 0, -1);
        }
        double angle = angle(r);
        double sine = Math.sin(angle) / r;
        return new Vec3(x * sine, y * sine, -Math.cos(angle));
    }

    /** Whether the plane's point (x, y) shows any direction, and not one that is shown elsewhere already. */
    public boolean shows(double x, double y) {
        return angle(Math.hypot(x, y)) <= Math.PI;
    }
}
