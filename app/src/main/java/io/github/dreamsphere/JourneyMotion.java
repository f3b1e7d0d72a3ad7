package io.github.dreamsphere;

import io.github.dreamsphere.core.journey.Motion;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;

/**
 * The motion of the camera from one frame of a journey to the next.
 *
 * @param yawDegrees turn to the right, in degrees
 * @param pitchDegrees turn up, in degrees
 * @param rollDegrees turn clockwise, in degrees
 * @param zoom magnification of what lies ahead, 0.25..4
 * @param move distance moved ahead, in radii of the sphere, -0.9..0.9
 * @param headingYawDegrees yaw of the direction ahead, in degrees to the right of the picture's centre
 * @param headingPitchDegrees pitch of the direction ahead, in degrees above the horizon
 */
public record JourneyMotion(
        double yawDegrees,
        double pitchDegrees,
        double rollDegrees,
        double zoom,
        double move,
        double headingYawDegrees,
        double headingPitchDegrees) {
    /** A slow zoom, straight ahead. */
    public static final JourneyMotion USUAL = new JourneyMotion(0, 0, 0, 1.02, 0, 0, 0);

    /** @throws IllegalArgumentException if a value is out of range */
    public JourneyMotion {
        new Motion(Rotation.yawPitchRoll(0, 0, 0), Vec3.ofAngles(0, 0), zoom, move);
    }

    /** The {@link Motion} with these values. */
    public Motion onSphere() {
        return new Motion(
                Rotation.yawPitchRoll(
                        Math.toRadians(yawDegrees), Math.toRadians(pitchDegrees), Math.toRadians(rollDegrees)),
                Vec3.ofAngles(Math.toRadians(headingYawDegrees), Math.toRadians(headingPitchDegrees)),
                zoom,
                move);
    }

    /** This motion with another turn to the right, in degrees. */
    public JourneyMotion withYaw(double degrees) {
        return new JourneyMotion(
                degrees, pitchDegrees, rollDegrees, zoom, move, headingYawDegrees, headingPitchDegrees);
    }

    /** This motion with another turn up, in degrees. */
    public JourneyMotion withPitch(double degrees) {
        return new JourneyMotion(yawDegrees, degrees, rollDegrees, zoom, move, headingYawDegrees, headingPitchDegrees);
    }

    /** This motion with another turn clockwise, in degrees. */
    public JourneyMotion withRoll(double degrees) {
        return new JourneyMotion(yawDegrees, pitchDegrees, degrees, zoom, move, headingYawDegrees, headingPitchDegrees);
    }

    /** This motion with another magnification, 0.25..4. */
    public JourneyMotion withZoom(double zoom) {
        return new JourneyMotion(
                yawDegrees, pitchDegrees, rollDegrees, zoom, move, headingYawDegrees, headingPitchDegrees);
    }

    /** This motion with another distance moved ahead, -0.9..0.9 radii of the sphere. */
    public JourneyMotion withMove(double move) {
        return new JourneyMotion(
                yawDegrees, pitchDegrees, rollDegrees, zoom, move, headingYawDegrees, headingPitchDegrees);
    }

    /** This motion with another yaw of the direction ahead, in degrees. */
    public JourneyMotion withHeadingYaw(double degrees) {
        return new JourneyMotion(yawDegrees, pitchDegrees, rollDegrees, zoom, move, degrees, headingPitchDegrees);
    }

    /** This motion with another pitch of the direction ahead, in degrees. */
    public JourneyMotion withHeadingPitch(double degrees) {
        return new JourneyMotion(yawDegrees, pitchDegrees, rollDegrees, zoom, move, headingYawDegrees, degrees);
    }
}
