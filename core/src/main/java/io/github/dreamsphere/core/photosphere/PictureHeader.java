package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.sphere.Surface;
import java.util.List;
import java.util.Map;

/** All of a picture except its pixels. */
public sealed interface PictureHeader permits PhotosphereHeader, FlatHeader {
    /** The surface of the picture, of its size. */
    Surface surface();

    /**
     * Where a viewer of the picture faces first, in degrees to the right of the sphere's centre, −180..180: the heading of
     * the file's initial view, or the middle of the pixels. 0 for a flat picture.
     */
    double headingDegrees();

    /** The header of the same picture in another size. */
    PictureHeader scaledTo(int width, int height);

    /** The picture of this header and {@code image}, which has its size. */
    SurfacePicture with(Image image);

    /** The metadata of the file. */
    Metadata metadata();

    /**
     * The metadata to write with the pixels: updated to their size, with the settings of the run that made them.
     *
     * @param settings by name, added to those of earlier runs; see {@link RunSettings}
     */
    Metadata metadataWith(Map<String, String> settings);

    /** Warnings about the file, one line each. */
    List<String> warnings();
}
