package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.Map;

/**
 * All that a plain picture is but its pixels. What its file says of a sphere is not written again, since a viewer would
 * bend the picture round one.
 *
 * @param width in pixels
 * @param height in pixels
 * @param metadata what the file says
 * @param warnings what is odd about the file, a line each
 */
public record FlatHeader(int width, int height, Metadata metadata, List<String> warnings) implements PictureHeader {
    /** Takes the list over. */
    public FlatHeader {
        warnings = List.copyOf(warnings);
    }

    @Override
    public Surface surface() {
        return new Flat(width, height);
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
