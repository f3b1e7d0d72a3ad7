package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.Map;

/**
 * All of a flat picture except the pixels. GPano tags of its file are not written again, because a viewer would show the
 * picture as a sphere.
 *
 * @param width in pixels
 * @param height in pixels
 * @param metadata the metadata of the file
 * @param warnings warnings about the file, one line each
 */
public record FlatHeader(int width, int height, Metadata metadata, List<String> warnings) implements PictureHeader {
    /** Copies the list. */
    public FlatHeader {
        warnings = List.copyOf(warnings);
    }

    @Override
    public Surface surface() {
        return new Flat(width, height);
    }

    @Override
    public double headingDegrees() {
        return 0;
    }

    @Override
    public FlatHeader scaledTo(int newWidth, int newHeight) {
        return new FlatHeader(newWidth, newHeight, metadata, warnings);
    }

    @Override
    public FlatPicture with(Image image) {
        return new FlatPicture(this, image);
    }

    @Override
    public Metadata metadataWith(Map<String, String> settings) {
        return metadata.withXmp(RunSettings.recorded(metadata.xmp().withoutAll(Gpano.NAMESPACE), settings));
    }
}
