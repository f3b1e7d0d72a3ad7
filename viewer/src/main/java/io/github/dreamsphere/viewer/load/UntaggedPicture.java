package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import io.github.dreamsphere.viewer.scene.NameTags;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a picture without GPano tags shows, from its name and its shape, as programs for headsets go by them. A whole sphere
 * is twice as wide as high and a hemisphere as wide as high; stereo pictures may be squeezed, so that both eyes' pictures
 * together have that shape.
 *
 * @param stereo how it holds what the two eyes see
 * @param coverage which part of the sphere an eye's picture shows; empty if only its own shape can tell
 * @param assumptions what was taken for granted, a line each
 */
record UntaggedPicture(StereoLayout stereo, Optional<Coverage> coverage, List<String> assumptions) {
    private static final int HEMISPHERE = 180;
    private static final int SPHERE = 360;
    /** Sizes are rounded when pictures are resized. */
    private static final double SAME_RATIO = 0.01;

    /**
     * A picture of {@code width} × {@code height} pixels.
     *
     * @param told how it holds what the two eyes see, if that is known; otherwise the name and the shape say
     */
    static UntaggedPicture of(NameTags name, Optional<StereoLayout> told, int width, int height) {
        List<String> assumptions = new ArrayList<>();
        StereoLayout stereo =
                told.or(name::stereo).orElseGet(() -> byShape((double) width / height, spans(name), assumptions));
        ImagePart eye = stereo.part(Eye.LEFT, width, height);
        return new UntaggedPicture(stereo, coverage(eye, stereo, spans(name), assumptions), assumptions);
    }

    private static int spans(NameTags name) {
        return name.spanDegrees().orElse(0);
    }

    private static StereoLayout byShape(double ratio, int span, List<String> assumptions) {
        boolean above = span == HEMISPHERE ? is(ratio, 0.5) : is(ratio, 1);
        // If its name says that a picture of 4:1 goes all around, it may be a low one for both eyes.
        boolean beside = span == HEMISPHERE ? is(ratio, 2) : span != SPHERE && is(ratio, 4);
        if (above || beside) {
            assumptions.add("its shape is that of stereo pictures, so the left eye sees the "
                    + (above ? "upper" : "left") + " half and the right eye the " + (above ? "lower" : "right")
                    + "; if both eyes see all of it, end its name with _mono");
        }
        return above ? StereoLayout.TOP_BOTTOM : beside ? StereoLayout.SIDE_BY_SIDE : StereoLayout.MONO;
    }

    private static Optional<Coverage> coverage(ImagePart eye, StereoLayout stereo, int span, List<String> assumptions) {
        double ratio = (double) eye.width() / eye.height();
        if (is(ratio, 1) && stereo == StereoLayout.SIDE_BY_SIDE && span == 0) {
            assumptions.add(
                    "each eye's picture is as wide as high, so it is taken for a hemisphere; if it goes all around, end its"
                            + " name with _360");
            return Optional.of(hemisphere(eye));
        }
        if (span == HEMISPHERE) {
            boolean squeezed = is(ratio, squeezedRatio(stereo, 1));
            return is(ratio, 1) || squeezed ? Optional.of(hemisphere(eye)) : spanning(eye, span);
        }
        if (is(ratio, 2) || is(ratio, squeezedRatio(stereo, 2))) {
            return Optional.of(Coverage.full(eye.width(), eye.height()));
        }
        return span == SPHERE ? spanning(eye, span) : Optional.empty();
    }

    /** The shape of an eye's picture if both eyes' together have the shape {@code ratio}. */
    private static double squeezedRatio(StereoLayout stereo, double ratio) {
        return switch (stereo) {
            case MONO -> ratio;
            case TOP_BOTTOM -> 2 * ratio;
            case SIDE_BY_SIDE -> ratio / 2;
        };
    }

    private static Coverage hemisphere(ImagePart eye) {
        return new Coverage(2 * eye.width(), eye.height(), eye.width() / 2, 0, eye.width(), eye.height());
    }

    /** Empty if the picture would reach over the poles. */
    private static Optional<Coverage> spanning(ImagePart eye, int span) {
        boolean fits = eye.height() <= Math.round(eye.width() * 180.0 / span);
        return fits ? Optional.of(Coverage.spanning(eye.width(), eye.height(), span)) : Optional.empty();
    }

    private static boolean is(double ratio, double shape) {
        return Math.abs(ratio / shape - 1) < SAME_RATIO;
    }
}
