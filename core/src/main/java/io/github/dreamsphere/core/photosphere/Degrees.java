package io.github.dreamsphere.core.photosphere;

/** Checks GPano's angles. NaN is outside every range. */
final class Degrees {
    private Degrees() {}

    static void checkHeading(String what, double degrees) {
        check(degrees >= 0 && degrees < 360, what, "0 <= degrees < 360", degrees);
    }

    static void checkPitch(String what, double degrees) {
        check(degrees >= -90 && degrees <= 90, what, "-90..90 degrees", degrees);
    }

    static void checkRoll(String what, double degrees) {
        check(degrees >= -180 && degrees <= 180, what, "-180..180 degrees", degrees);
    }

    static void checkFov(String what, double degrees) {
        check(degrees > 0 && degrees <= 360, what, "0 < degrees <= 360", degrees);
    }

    private static void check(boolean holds, String what, String range, double degrees) {
        if (!holds) {
            throw new IllegalArgumentException(what + " must be " + range + ", was " + degrees);
        }
    }

    /** The same heading within 0 ≤ heading &lt; 360. */
    static double normalizedHeading(double degrees) {
        double heading = degrees % 360;
        // Adding 360 to a tiny negative heading rounds to 360 itself, which is north again.
        return heading < 0 ? (heading + 360) % 360 : heading;
    }
}
