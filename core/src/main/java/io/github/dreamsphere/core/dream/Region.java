package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of the sphere between two yaws and two pitches, with soft edges. Degrees, because people name regions so.
 *
 * @param yawFromDegrees its left edge; yaw 0 is the image's centre, positive to the right
 * @param yawToDegrees its right edge; more than the left edge by up to 360, which is the full circle
 * @param pitchFromDegrees lower edge, −90..90, positive upwards
 * @param pitchToDegrees upper edge, above the lower
 * @param softnessDegrees the width in degrees over which an edge fades, half of it inside; ≥ 0. Poles and the edges of
 *     a full circle do not fade
 */
public record Region(
        double yawFromDegrees,
        double yawToDegrees,
        double pitchFromDegrees,
        double pitchToDegrees,
        double softnessDegrees)
        implements Mask {
    /** The default width in degrees over which edges fade. */
    public static final double SOFTNESS_DEGREES = 10;

    private static final Map<String, Region> NAMED = new LinkedHashMap<>();

    static {
        NAMED.put("sky", band(0, 90));
        NAMED.put("ground", band(-90, 0));
        NAMED.put("horizon", band(-20, 20));
        NAMED.put("zenith", band(55, 90));
        NAMED.put("nadir", band(-90, -55));
    }

    private static final String NUMBER = "([-+]?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern RANGE = Pattern.compile("(yaw|pitch):" + NUMBER + "\\.\\." + NUMBER);

    /** Rejects ranges that are not a part of the sphere. */
    public Region {
        if (!(yawToDegrees > yawFromDegrees && yawToDegrees - yawFromDegrees <= 360)) {
            throw new IllegalArgumentException(
                    "a region's yaw must go right by at most 360 degrees, was " + yawFromDegrees + ".." + yawToDegrees);
        }
        if (!(pitchFromDegrees >= -90 && pitchToDegrees <= 90 && pitchFromDegrees < pitchToDegrees)) {
            throw new IllegalArgumentException("a region's pitch must go up between -90 and 90 degrees, was "
                    + pitchFromDegrees + ".." + pitchToDegrees);
        }
        if (!(softnessDegrees >= 0)) {
            throw new IllegalArgumentException("softness must be >= 0 degrees, was " + softnessDegrees);
        }
    }

    private static Region band(double pitchFrom, double pitchTo) {
        return new Region(-180, 180, pitchFrom, pitchTo, SOFTNESS_DEGREES);
    }

    /**
     * Parses {@code sky}, {@code ground}, {@code horizon}, {@code zenith}, {@code nadir}, or ranges in degrees such as
     * {@code yaw:-30..30,pitch:0..60}, of which one may be left out.
     *
     * @throws IllegalArgumentException if {@code text} is none of these; the message lists them
     */
    public static Region parse(String text) {
        Region named = NAMED.get(text);
        if (named != null) {
            return named;
        }
        Region region = band(-90, 90);
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part.trim());
            if (!range.matches()) {
                throw new IllegalArgumentException("unknown region '" + text + "'; regions are "
                        + String.join(", ", NAMED.keySet()) + ", or degrees as yaw:-30..30,pitch:0..60");
            }
            region =
                    region.with(range.group(1), Double.parseDouble(range.group(2)), Double.parseDouble(range.group(3)));
        }
        return region;
    }

    private Region with(String axis, double from, double to) {
        return axis.equals("yaw")
                ? new Region(from, to, pitchFromDegrees, pitchToDegrees, softnessDegrees)
                : new Region(yawFromDegrees, yawToDegrees, from, to, softnessDegrees);
    }

    /** This region with edges that fade over {@code degrees}. */
    public Region withSoftness(double degrees) {
        return new Region(yawFromDegrees, yawToDegrees, pitchFromDegrees, pitchToDegrees, degrees);
    }

    @Override
    public Plane weights(Surface surface, Planes planes) {
        if (!(surface instanceof Equirectangular sphere)) {
            throw new IllegalArgumentException("regions are parts of a sphere; mask a flat picture with a picture");
        }
        float[] columns = new float[sphere.width()];
        for (int x = 0; x < sphere.width(); x++) {
            columns[x] = yawWeight(Math.toDegrees(sphere.longitude(x + 0.5)));
        }
        Plane weights = planes.make(sphere.width(), sphere.height(), 1);
        weights.changeEachRow((y, row) -> {
            float weight = pitchWeight(Math.toDegrees(sphere.latitude(y + 0.5)));
            for (int x = 0; x < sphere.width(); x++) {
                row.set(x, weight * columns[x]);
            }
        });
        return weights;
    }

    private float yawWeight(double yaw) {
        double width = yawToDegrees - yawFromDegrees;
        if (width == 360) {
            return 1;
        }
        double fromMiddle = Math.IEEEremainder(yaw - (yawFromDegrees + yawToDegrees) / 2, 360);
        return fade(width / 2 - Math.abs(fromMiddle));
    }

    private float pitchWeight(double pitch) {
        float lower = pitchFromDegrees == -90 ? 1 : fade(pitch - pitchFromDegrees);
        float upper = pitchToDegrees == 90 ? 1 : fade(pitchToDegrees - pitch);
        return lower * upper;
    }

    /**
     * 0 well outside, 1 well inside, a raised cosine between; {@code inside} is the distance from the edge in degrees.
     */
    private float fade(double inside) {
        double t = softnessDegrees == 0 ? Math.signum(inside) : inside / softnessDegrees + 0.5;
        return (float) (0.5 - 0.5 * Math.cos(Math.PI * Math.min(1, Math.max(0, t))));
    }
}
