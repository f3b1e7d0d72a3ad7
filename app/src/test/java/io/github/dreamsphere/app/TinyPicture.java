package io.github.dreamsphere.app;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** A picture of noise, to dream from in a test. */
public final class TinyPicture {
    private TinyPicture() {}

    /** Writes it. */
    public static Path in(Path folder, String name, int width, int height) throws IOException {
        Image image = new Image(width, height);
        Random random = new Random(1);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        return file;
    }
}
