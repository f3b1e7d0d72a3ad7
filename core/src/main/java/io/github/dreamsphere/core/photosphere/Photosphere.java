package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import java.util.List;
import java.util.Optional;

/**
 * An equirectangular image and where on the sphere it lies.
 *
 * @param image the pixels, of the coverage's size
 * @param coverage which part of the sphere they are
 * @param pose how the camera stood
 * @param initialView where a viewer first looks, if the file says
 * @param metadata what else the file says, to be written again
 * @param warnings what is odd about the file it came from, a line each; empty if all is well
 */
public record Photosphere(
        Image image,
        Coverage coverage,
        Pose pose,
        Optional<InitialView> initialView,
        Metadata metadata,
        List<String> warnings) {
    public Photosphere {
        warnings = List.copyOf(warnings);
        if (image.width() != coverage.width() || image.height() != coverage.height()) {
            throw new IllegalArgumentException("an image of " + image.width() + "x" + image.height()
                    + " pixels cannot have the coverage " + coverage);
        }
    }

    /** A level photosphere of a picture whose place on the sphere the caller knows. */
    public static Photosphere of(Picture picture, Coverage coverage) {
        return new Photosphere(
                picture.image(), coverage, Pose.LEVEL, Optional.empty(), picture.metadata(), picture.warnings());
    }

    /** A level photosphere of pixels that are the whole sphere and of which nothing else is known. */
    public static Photosphere full(Image image) {
        return of(new Picture(image, Metadata.NONE), Coverage.full(image.width(), image.height()));
    }

    /** All of it but the pixels. */
    public PhotosphereHeader header() {
        return new PhotosphereHeader(coverage, pose, initialView, metadata, warnings);
    }

    /** Other pixels of the same part of the sphere, perhaps more or fewer of them. */
    public Photosphere withImage(Image changed) {
        Coverage scaled = coverage.scaledTo(changed.width(), changed.height());
        return new Photosphere(changed, scaled, pose, initialView, metadata, warnings);
    }

    /** The same pixels under other metadata. */
    public Photosphere withMetadata(Metadata changed) {
        return new Photosphere(image, coverage, pose, initialView, changed, warnings);
    }
}
