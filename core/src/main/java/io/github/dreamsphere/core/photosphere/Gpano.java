package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Xmp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads the GPano properties of an XMP packet (Google's Photo Sphere XMP Metadata). A value that is not a number or is out
 * of range is ignored with a warning.
 */
final class Gpano {
    static final String NAMESPACE = "http://ns.google.com/photos/1.0/panorama/";
    static final String EQUIRECTANGULAR = "equirectangular";

    private final Xmp xmp;
    private final List<String> warnings;

    /**
     * The coverage that tags state.
     *
     * @param coverage empty if they give no full size or contradict each other
     * @param contradiction how they contradict each other, if they do
     */
    record Stated(Optional<Coverage> coverage, Optional<String> contradiction) {}

    /**
     * @param xmp has the properties
     * @param warnings takes a line for every property that is ignored
     */
    Gpano(Xmp xmp, List<String> warnings) {
        this.xmp = xmp;
        this.warnings = warnings;
    }

    /** As the constructor, without warnings. */
    static Gpano silently(Xmp xmp) {
        return new Gpano(xmp, new ArrayList<>());
    }

    /** The projection's name, or empty if the file has no GPano properties. */
    Optional<String> projection() {
        return xmp.get(NAMESPACE, "ProjectionType");
    }

    /**
     * The coverage that the tags state, whatever size the image has; the full sphere if they give no crop. Tags that
     * contradict each other are ignored with a warning.
     */
    Stated coverage() {
        OptionalInt fullWidth = pixels("FullPanoWidthPixels");
        OptionalInt fullHeight = pixels("FullPanoHeightPixels");
        if (fullWidth.isEmpty() || fullHeight.isEmpty()) {
            return new Stated(Optional.empty(), Optional.empty());
        }
        try {
            Coverage coverage = new Coverage(
                    fullWidth.getAsInt(),
                    fullHeight.getAsInt(),
                    pixels("CroppedAreaLeftPixels").orElse(0),
                    pixels("CroppedAreaTopPixels").orElse(0),
                    pixels("CroppedAreaImageWidthPixels").orElse(fullWidth.getAsInt()),
                    pixels("CroppedAreaImageHeightPixels").orElse(fullHeight.getAsInt()));
            return new Stated(Optional.of(coverage), Optional.empty());
        } catch (IllegalArgumentException e) {
            warnings.add("its GPano tags contradict each other and are ignored: " + e.getMessage());
            return new Stated(Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** The pose; missing tags count as 0. */
    Pose pose() {
        double heading = number("PoseHeadingDegrees").orElse(0);
        double pitch = number("PosePitchDegrees").orElse(0);
        double roll = number("PoseRollDegrees").orElse(0);
        try {
            return new Pose(Degrees.normalizedHeading(heading), pitch, roll);
        } catch (IllegalArgumentException e) {
            warnings.add("its GPano pose is ignored: " + e.getMessage());
            return Pose.LEVEL;
        }
    }

    /** The initial view, if any of its tags exists; missing tags mean level, at the image centre. */
    Optional<InitialView> initialView(Pose pose) {
        OptionalDouble heading = number("InitialViewHeadingDegrees");
        OptionalDouble pitch = number("InitialViewPitchDegrees");
        OptionalDouble roll = number("InitialViewRollDegrees");
        OptionalDouble fov = number("InitialHorizontalFOVDegrees");
        if (heading.isEmpty() && pitch.isEmpty() && roll.isEmpty() && fov.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new InitialView(
                    Degrees.normalizedHeading(heading.orElse(pose.headingDegrees())),
                    pitch.orElse(0),
                    roll.orElse(0),
                    fov.orElse(InitialView.USUAL_FOV_DEGREES)));
        } catch (IllegalArgumentException e) {
            warnings.add("its GPano initial view is ignored: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** The value of a tag in whole pixels, or empty if it is missing or not a number. */
    OptionalInt pixels(String tag) {
        OptionalDouble value = number(tag);
        return value.isPresent() ? OptionalInt.of((int) Math.round(value.getAsDouble())) : OptionalInt.empty();
    }

    /** The value of a tag, or empty if it is missing or not a number. */
    OptionalDouble number(String tag) {
        Optional<String> text = xmp.get(NAMESPACE, tag);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.get().trim()));
        } catch (NumberFormatException e) {
            warnings.add("its GPano tag " + tag + " is not a number and is ignored: '" + text.get() + "'");
            return OptionalDouble.empty();
        }
    }
}
