package io.github.dreamsphere.core.photosphere;

import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes plain pictures: what a file says of a sphere is left out, since a viewer would bend the picture round one. */
public final class FlatFile {
    private FlatFile() {}

    /**
     * Writes a plain picture and the settings of the run that made it.
     *
     * @param file where to; its suffix says the format
     * @param settings by name; see {@link RunSettings}
     * @throws io.github.dreamsphere.core.image.ImageFileException as {@link ImageWriter#write}
     */
    public static void write(Picture picture, Path file, WriteOptions options, Map<String, String> settings)
            throws IOException {
        Metadata metadata = picture.metadata();
        Metadata flat = metadata.withXmp(RunSettings.recorded(metadata.xmp().withoutAll(Gpano.NAMESPACE), settings));
        ImageWriter.write(picture.withMetadata(flat), file, options);
    }
}
