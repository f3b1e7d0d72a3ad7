package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import java.util.List;
import java.util.Optional;

/**
 * An equirectangular image and where on the sphere it lies.
 *
 * @param header all of it except the pixels
 * @param image the pixels, of the coverage's size
 */
public record Photosphere(PhotosphereHeader header, Image image) implements SurfacePicture {
    /** Rejects pixels of another size than the coverage's. */
    public Photosphere {
        if (image.width() != header.coverage().width()
                || image.height() != header.coverage().height()) {
            throw new IllegalArgumentException("an image of " + image.width() + "x" + image.height()
                    + " pixels cannot have the coverage " + header.coverage());
        }
    }

    /** A level photosphere of a picture whose coverage the caller knows. */
    public static Photosphere of(Picture picture, Coverage coverage) {
        return new Photosphere(
                new PhotosphereHeader(coverage, Pose.LEVEL, Optional.empty(), picture.metadata(), picture.warnings()),
                picture.image());
    }

    /** A level photosphere of the whole sphere, without metadata. */
    public static Photosphere full(Image image) {
        return of(new Picture(image, Metadata.NONE), Coverage.full(image.width(), image.height()));
    }

    /** Which part of the sphere the pixels show. */
    public Coverage coverage() {
        return header.coverage();
    }

    /** How the camera stood. */
    public Pose pose() {
        return header.pose();
    }

    /** Where a viewer looks first; empty if the file does not tell. */
    public Optional<InitialView> initialView() {
        return header.initialView();
    }

    /** The metadata of the file. */
    public Metadata metadata() {
        return header.metadata();
    }

    /** Warnings about the file, one line each. */
    public List<String> warnings() {
        return header.warnings();
    }

    /** The same part of the sphere with other pixels, of any size. */
    @Override
    public Photosphere withImage(Image changed) {
        return header.scaledTo(changed.width(), changed.height()).with(changed);
    }

    /** The same pixels with other metadata. */
    public Photosphere withMetadata(Metadata changed) {
        return new Photosphere(header.with(changed, header.warnings()), image);
    }
}
