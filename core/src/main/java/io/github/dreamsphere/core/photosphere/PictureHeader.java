package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.Map;

/** All of a picture except its pixels. */
public sealed interface PictureHeader permits PhotosphereHeader, FlatHeader {
    /** What the pixels lie on, of their number. */
    Surface surface();

    /** The header of the same picture in another number of pixels. */
    PictureHeader scaledTo(int width, int height);

    /** The picture of this header and {@code image}, which has its number of pixels. */
    SurfacePicture with(Image image);

    /** What else the file says. */
    Metadata metadata();

    /**
     * The metadata to write with the pixels: right for them, and with the settings of the run that made them.
     *
     * @param settings by name; kept beside those of earlier runs with other names. See {@link RunSettings}
     */
    Metadata metadataWith(Map<String, String> settings);

    /** What is odd about the file, a line each. */
    List<String> warnings();
}
