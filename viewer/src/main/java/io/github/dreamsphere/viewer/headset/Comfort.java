package io.github.dreamsphere.viewer.headset;

/**
 * How the wearer of a headset is treated.
 *
 * @param standing whether the wearer stands rather than sits
 * @param turnDegrees how far a push of the stick turns, more than 0 and at most 180; 0 for turning smoothly while it is pushed
 * @param tiltDegrees how far the wearer leans or lies back and still sees the horizon ahead, −90 to 90
 */
public record Comfort(boolean standing, double turnDegrees, double tiltDegrees) {
    /** Sitting upright, and turning by 30°. */
    public static final Comfort USUAL = new Comfort(false, 30, 0);

    public Comfort {
        if (!(turnDegrees >= 0 && turnDegrees <= 180)) {
            throw new IllegalArgumentException("a turn must be 0 to 180 degrees, was " + turnDegrees);
        }
        if (!(Math.abs(tiltDegrees) <= 90)) {
            throw new IllegalArgumentException("the tilt must be -90 to 90 degrees, was " + tiltDegrees);
        }
    }
}
