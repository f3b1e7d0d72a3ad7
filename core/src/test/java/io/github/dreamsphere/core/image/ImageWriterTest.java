package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.internal.Encoder;
import io.github.dreamsphere.core.image.internal.PixelLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageWriterTest {
    private static final Picture PICTURE = new Picture(Samples.gradient(8, 4), Metadata.NONE);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"picture", "picture.gif", "picture.webp", "picture.", "picture.jpg.bak"})
    void refusesSuffixesOfFormatsItDoesNotWrite(String name) {
        Path file = folder.resolve(name);

        assertThatThrownBy(() -> ImageWriter.write(PICTURE, file, WriteOptions.defaults()))
                .isInstanceOf(ImageFileException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageEndingWith("the name must end in .jpg, .png, .tif");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.JPG", "a.jpeg", "a.Png", "a.TIFF", "b.c.tif"})
    void takesSuffixesInAnyCase(String name) throws IOException {
        ImageWriter.write(PICTURE, folder.resolve(name), WriteOptions.defaults());

        assertThat(ImageReader.read(folder.resolve(name)).image().width()).isEqualTo(8);
    }

    @Test
    void refusesAFolder() throws IOException {
        Path file = Files.createDirectory(folder.resolve("folder.png"));

        assertThatThrownBy(() -> ImageWriter.write(PICTURE, file, WriteOptions.defaults()))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file + ": this is a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.jpg", "a.png", "a.tif"})
    void leavesNothingBehindWhenTheRowsFail(String name) throws IOException {
        Path file = folder.resolve(name);
        Encoder encoder =
                ImageFormats.forWriting(file).writing().orElseThrow().encoder().apply(WriteOptions.defaults());
        PixelLayout layout = new PixelLayout(4000, 400, 8, false, false);

        assertThatThrownBy(() -> {
                    try (OutputFile output = OutputFile.beside(file)) {
                        encoder.encode(output.partial(), layout, Metadata.NONE, (row, rows) -> {
                            if (row > 60) {
                                throw new IOException("no more rows");
                            }
                        });
                        output.commit();
                    }
                })
                .satisfies(e -> assertThat(e.getMessage() + e.getCause()).contains("no more rows"));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void leavesOutExifThatAJpegCannotHold() throws IOException {
        Path file = folder.resolve("a.jpg");
        Exif large = new Exif(Arrays.copyOf(Samples.exif(1).block(), 70_000));
        Picture picture = PICTURE.withMetadata(Metadata.NONE.withExif(Optional.of(large)));

        assertThat(ImageWriter.write(picture, file, WriteOptions.defaults()))
                .singleElement()
                .asString()
                .startsWith("EXIF of 70000 bytes is left out, because it does not fit into a JPEG");
        assertThat(ImageReader.read(file).metadata().exif()).isEmpty();
    }
}
