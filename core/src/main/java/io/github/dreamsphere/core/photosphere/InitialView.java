package io.github.dreamsphere.core.photosphere;

/**
 * Where a viewer first looks (GPano's Initial tags), relative to north and the true horizon, not to the image centre.
 *
 * @param headingDegrees compass heading, 0 ≤ heading &lt; 360
 * @param pitchDegrees pitch above the true horizon, −90..90
 * @param rollDegrees roll, clockwise positive, −180..180
 * @param horizontalFovDegrees horizontal field of view, 0 &lt; fov ≤ 360
 */
public record InitialView(double headingDegrees, double pitchDegrees, double rollDegrees, double horizontalFovDegrees) {
    /** The field of view of files that give a direction only. */
    public static final double USUAL_FOV_DEGREES = 90;

    public InitialView {
        Degrees.checkHeading("initial heading", headingDegrees);
        Degrees.checkPitch("initial pitch", pitchDegrees);
        Degrees.checkRoll("initial roll", rollDegrees);
        Degrees.checkFov("initial horizontal field of view", horizontalFovDegrees);
    }
}
