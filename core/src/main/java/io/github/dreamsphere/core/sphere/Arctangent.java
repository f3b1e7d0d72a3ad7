package io.github.dreamsphere.core.sphere;

/**
 * The arctangent as a polynomial, several times faster than {@link Math#atan2} and off by no more than 2·10⁻⁸ rad, less
 * than a thousandth of a pixel on any sphere (Abramowitz and Stegun, Handbook of Mathematical Functions, 4.4.49).
 */
public final class Arctangent {
    private Arctangent() {}

    /** The angle of the point (x, y), −π..π; 0 for the origin. */
    public static double of(double y, double x) {
        double ax = Math.abs(x);
        double ay = Math.abs(y);
        double larger = Math.max(ax, ay);
        if (larger == 0) {
            return 0;
        }
        double octant = polynomial(Math.min(ax, ay) / larger);
        double quadrant = ay > ax ? Math.PI / 2 - octant : octant;
        double half = x < 0 ? Math.PI - quadrant : quadrant;
        return y < 0 ? -half : half;
    }

    private static double polynomial(double t) {
        double s = t * t;
        double sum = 0.0028662257;
        sum = sum * s - 0.0161657367;
        sum = sum * s + 0.0429096138;
        sum = sum * s - 0.0752896400;
        sum = sum * s + 0.1065626393;
        sum = sum * s - 0.1420889944;
        sum = sum * s + 0.1999355085;
        sum = sum * s - 0.3333314528;
        return (sum * s + 1) * t;
    }
}
