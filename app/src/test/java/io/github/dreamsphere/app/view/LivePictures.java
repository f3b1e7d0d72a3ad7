package io.github.dreamsphere.app.view;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/** Pictures to dream of. */
final class LivePictures {
    private LivePictures() {}

    /** Writes noise, half as high as wide, into {@code file}. */
    static Path noise(Path file, int width, int seed) throws IOException {
        Image image = new Image(width, width / 2);
        Random random = new Random(seed);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = 0.3f + 0.4f * random.nextFloat();
        }
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        return file;
    }
}
