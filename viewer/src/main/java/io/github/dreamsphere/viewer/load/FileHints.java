package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the user says about pictures whose files say nothing, or something wrong.
 *
 * @param stereo how they hold two eyes' pictures; if empty, each file says
 * @param spanDegrees how much of the 360° those without GPano tags show from left to right, more than 0 and at most 360;
 *     if empty, those must be twice as wide as high, and show the whole sphere
 * @param layout how they show the whole sphere, if not as equirectangular pictures; if empty, each file says
 */
public record FileHints(Optional<StereoLayout> stereo, OptionalDouble spanDegrees, Optional<SphereLayout> layout) {
    /** Nothing: the files say it. */
    public static final FileHints NONE = new FileHints(Optional.empty(), OptionalDouble.empty(), Optional.empty());

    /** Hints without a layout. */
    public FileHints(Optional<StereoLayout> stereo, OptionalDouble spanDegrees) {
        this(stereo, spanDegrees, Optional.empty());
    }

    /** Refuses a span that is none. */
    public FileHints {
        if (spanDegrees.isPresent() && !(spanDegrees.getAsDouble() > 0 && spanDegrees.getAsDouble() <= 360)) {
            throw new IllegalArgumentException(
                    "a picture must span more than 0 and at most 360 degrees, was " + spanDegrees.getAsDouble());
        }
    }
}
