package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a file says about stereo: the StereoMode tag that Google specified for spherical video and that stereo
 * photographs borrow, GPano's size of a "full sphere" that is square (one eye above the other) or 4:1 (side by side),
 * or the file's name.
 */
public final class StereoTags {
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";
    private static final String SPHERICAL = "http://ns.google.com/videos/1.0/spherical/";

    private StereoTags() {}

    /** How the picture in {@code file} holds what the two eyes see. */
    public static StereoLayout layout(Xmp xmp, Path file) {
        return mode(xmp)
                .or(() -> StereoLayout.ofFileName(file.getFileName().toString()))
                .or(() -> shape(xmp))
                .orElse(StereoLayout.MONO);
    }

    /** What the StereoMode tag says. */
    static Optional<StereoLayout> mode(Xmp xmp) {
        Optional<String> mode = xmp.get(GPANO, "StereoMode").or(() -> xmp.get(SPHERICAL, "StereoMode"));
        return mode.flatMap(text -> switch (text.trim()) {
            case "top-bottom" -> Optional.of(StereoLayout.TOP_BOTTOM);
            case "left-right" -> Optional.of(StereoLayout.SIDE_BY_SIDE);
            case "mono" -> Optional.of(StereoLayout.MONO);
            default -> Optional.empty();
        });
    }

    /** The metadata without the size of the "full sphere" where it is that of both eyes' pictures, and so says nothing of one's. */
    public static Metadata ofOneEye(Metadata metadata, StereoLayout stereo) {
        Xmp xmp = metadata.xmp();
        return shape(xmp).filter(stereo::equals).isPresent()
                ? metadata.withXmp(xmp.without(GPANO, "FullPanoWidthPixels").without(GPANO, "FullPanoHeightPixels"))
                : metadata;
    }

    /** The metadata of the picture in {@code file} for a picture of what one eye sees: no tag speaks of two eyes. */
    public static Metadata asMono(Metadata metadata, Path file) {
        Metadata ofEye = ofOneEye(metadata, layout(metadata.xmp(), file));
        return ofEye.withXmp(ofEye.xmp().without(GPANO, "StereoMode").without(SPHERICAL, "StereoMode"));
    }

    /** Whether tags say which part of the sphere the picture shows. */
    public static boolean hasCoverage(Xmp xmp) {
        return Stream.of("FullPanoWidthPixels", "FullPanoHeightPixels", "CroppedAreaImageWidthPixels")
                .anyMatch(tag -> xmp.get(GPANO, tag).isPresent());
    }

    private static Optional<StereoLayout> shape(Xmp xmp) {
        Optional<Double> width = xmp.get(GPANO, "FullPanoWidthPixels").flatMap(StereoTags::number);
        Optional<Double> height = xmp.get(GPANO, "FullPanoHeightPixels").flatMap(StereoTags::number);
        if (width.isEmpty() || height.isEmpty()) {
            return Optional.empty();
        }
        double ratio = width.get() / height.get();
        if (ratio == 1) {
            return Optional.of(StereoLayout.TOP_BOTTOM);
        }
        return ratio == 4 ? Optional.of(StereoLayout.SIDE_BY_SIDE) : Optional.empty();
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text.trim()));
        } catch (NumberFormatException e) {
            // The photosphere's reader warns of it.
            return Optional.empty();
        }
    }
}
