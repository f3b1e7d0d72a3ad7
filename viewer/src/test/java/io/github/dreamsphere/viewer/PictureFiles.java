package io.github.dreamsphere.viewer;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** Pictures written for a test. */
public final class PictureFiles {
    private PictureFiles() {}

    /** Writes {@code image} and gives the file. */
    public static Path write(Image image, Path file) throws IOException {
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        return file;
    }

    /** A picture of a whole sphere, the same value everywhere. */
    public static Image even(int width, float value) {
        Image image = new Image(width, width / 2);
        Arrays.fill(image.rgb(), value);
        return image;
    }
}
