package io.github.dreamsphere.core.photosphere;

/**
 * How the camera stood when the photosphere was taken (GPano's Pose tags).
 *
 * @param headingDegrees compass heading of the image centre, 0 ≤ heading &lt; 360, clockwise from north
 * @param pitchDegrees pitch above the horizon of the image centre, −90..90, level 0
 * @param rollDegrees roll that levels a horizon tilted clockwise in the image, −180..180, level 0
 */
public record Pose(double headingDegrees, double pitchDegrees, double rollDegrees) {
    /** Facing north with a level horizon: what a file without Pose tags means. */
    public static final Pose LEVEL = new Pose(0, 0, 0);

    public Pose {
        Degrees.checkHeading("pose heading", headingDegrees);
        Degrees.checkPitch("pose pitch", pitchDegrees);
        Degrees.checkRoll("pose roll", rollDegrees);
    }
}
