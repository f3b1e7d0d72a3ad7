package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.Map;

/** All that a picture is but its pixels: for those too large to hold, which are read and written in bands. */
public sealed interface PictureHeader permits PhotosphereHeader, FlatHeader {
    /** What the pixels lie on, of their number. */
    Surface surface();

    /** The header of the same picture in another number of pixels. */
    PictureHeader scaledTo(int width, int height);

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
