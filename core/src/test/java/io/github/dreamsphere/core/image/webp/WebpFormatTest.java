package io.github.dreamsphere.core.image.webp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebpFormatTest {
    @TempDir
    Path folder;

    @Test
    void readsLosslessWebpWithItsMetadata() throws IOException {
        Picture read = ImageReader.read(resource("lossless.webp"));

        // Its EXIF says upside down.
        assertThat(read.image().get(15 - 3, 7 - 2, 0)).isCloseTo(48 / 255f, Offset.offset(1e-6f));
        assertThat(read.image().get(15 - 3, 7 - 2, 1)).isCloseTo(64 / 255f, Offset.offset(1e-6f));
        assertThat(read.metadata().exif().orElseThrow().orientation()).isEqualTo(1);
        assertThat(read.metadata().xmp().get("http://ns.google.com/photos/1.0/panorama/", "ProjectionType"))
                .contains("equirectangular");
    }

    @Test
    void readsLossyWebp() throws IOException {
        Image read = ImageReader.read(resource("lossy.webp")).image();

        assertThat(read.width()).isEqualTo(16);
        assertThat(read.get(14, 1, 0)).isCloseTo(224 / 255f, Offset.offset(0.1f));
    }

    private Path resource(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = getClass().getResourceAsStream(name)) {
            Files.copy(in, file);
        }
        return file;
    }
}
