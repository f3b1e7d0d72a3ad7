package io.github.dreamsphere.web.room;

import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** Small pictures in a folder, each different. */
final class TestPictures {
    static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    private final Path folder;
    private final Random random = new Random(20);

    TestPictures(Path folder) {
        this.folder = folder;
    }

    /** A full sphere of 64 × 32 pixels. */
    Path sphere(String name) throws IOException {
        return write(name, 64, 32, Xmp.EMPTY);
    }

    /** A full sphere in another folder. */
    Path sphere(Path folder, String name) throws IOException {
        return write(folder.resolve(name).toString(), 64, 32, Xmp.EMPTY);
    }

    /** A dream of {@code original} that carries its recipe. */
    Path dream(String name, Path original) throws IOException {
        return write(name, 64, 32, recipe(original));
    }

    /** What a dream of {@code original} carries. */
    Xmp recipe(Path original) throws IOException {
        String recipe = """
                # Dreamed by dreamsphere
                class = ["hen", "it's a fox"]
                octaves = 4
                free = true

                [made]
                input = "%s"
                """.formatted(RunDigests.digest(original));
        return RunSettings.recorded(Xmp.EMPTY, Map.of("dream", recipe));
    }

    Path write(String name, int width, int height, Xmp xmp) throws IOException {
        Image image = new Image(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(image, Metadata.NONE.withXmp(xmp)), file, WriteOptions.defaults());
        return file;
    }

    /** GPano tags of an equirectangular picture; names and values in turn. */
    static Xmp gpano(String... tags) {
        Xmp xmp = Xmp.EMPTY.with(GPANO, "GPano", "ProjectionType", "equirectangular");
        for (int i = 0; i < tags.length; i += 2) {
            xmp = xmp.with(GPANO, "GPano", tags[i], tags[i + 1]);
        }
        return xmp;
    }
}
