package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Xmp;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Updates the GPano properties of an XMP packet to the pixels that are written with it. */
final class GpanoWriting {
    private static final String PREFIX = "GPano";
    private static final List<String> INTERIOR_TAGS = List.of(
            "LargestValidInteriorRectLeft",
            "LargestValidInteriorRectTop",
            "LargestValidInteriorRectWidth",
            "LargestValidInteriorRectHeight");

    private GpanoWriting() {}

    /** The XMP of a photosphere with GPano tags for its pixels and all other tags unchanged. */
    static Xmp xmp(PhotosphereHeader photosphere) {
        Xmp source = photosphere.metadata().xmp();
        Coverage coverage = photosphere.coverage();
        Xmp xmp = put(scaledInterior(source, coverage), "ProjectionType", Gpano.EQUIRECTANGULAR);
        if (source.get(Gpano.NAMESPACE, "UsePanoramaViewer").isEmpty()) {
            xmp = put(xmp, "UsePanoramaViewer", "True");
        }
        xmp = put(xmp, "FullPanoWidthPixels", coverage.fullWidth());
        xmp = put(xmp, "FullPanoHeightPixels", coverage.fullHeight());
        xmp = put(xmp, "CroppedAreaLeftPixels", coverage.left());
        xmp = put(xmp, "CroppedAreaTopPixels", coverage.top());
        xmp = put(xmp, "CroppedAreaImageWidthPixels", coverage.width());
        xmp = put(xmp, "CroppedAreaImageHeightPixels", coverage.height());
        return withView(withPose(xmp, photosphere.pose()), photosphere);
    }

    /** The rectangles within the picture, which are in pixels of the full sphere. */
    private static Xmp scaledInterior(Xmp source, Coverage coverage) {
        OptionalInt fullWidth = Gpano.silently(source).pixels("FullPanoWidthPixels");
        Xmp scaled = source;
        for (String tag : INTERIOR_TAGS) {
            OptionalDouble value = Gpano.silently(source).number(tag);
            if (value.isPresent() && fullWidth.orElse(0) > 0) {
                double scale = (double) coverage.fullWidth() / fullWidth.getAsInt();
                scaled = put(scaled, tag, Math.round(value.getAsDouble() * scale));
            }
        }
        return scaled;
    }

    private static Xmp withPose(Xmp xmp, Pose pose) {
        if (Gpano.silently(xmp).pose().equals(pose)) {
            return xmp;
        }
        Xmp heading = put(xmp, "PoseHeadingDegrees", pose.headingDegrees());
        Xmp pitch = put(heading, "PosePitchDegrees", pose.pitchDegrees());
        return put(pitch, "PoseRollDegrees", pose.rollDegrees());
    }

    private static Xmp withView(Xmp xmp, PhotosphereHeader photosphere) {
        Optional<InitialView> view = photosphere.initialView();
        Optional<InitialView> stated = Gpano.silently(xmp).initialView(photosphere.pose());
        if (view.isEmpty() || view.equals(stated)) {
            return xmp;
        }
        Xmp heading = put(xmp, "InitialViewHeadingDegrees", view.get().headingDegrees());
        Xmp pitch = put(heading, "InitialViewPitchDegrees", view.get().pitchDegrees());
        Xmp roll = put(pitch, "InitialViewRollDegrees", view.get().rollDegrees());
        return put(roll, "InitialHorizontalFOVDegrees", view.get().horizontalFovDegrees());
    }

    private static Xmp put(Xmp xmp, String tag, Object value) {
        return xmp.with(Gpano.NAMESPACE, PREFIX, tag, value.toString());
    }
}
