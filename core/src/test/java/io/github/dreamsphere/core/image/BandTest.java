package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bands are nothing but another way to read and write the same files. */
class BandTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "jpg, 1", "jpg, 7", "jpg, 64", "jpg, 1000",
        "png, 1", "png, 7", "png, 64", "png, 1000",
        "tif, 1", "tif, 7", "tif, 64", "tif, 1000"
    })
    void writesTheSameBytesAndReadsTheSamePixelsAsTheWholePicture(String suffix, int rows) throws IOException {
        Image image = Samples.noise(50, 333, 1);
        Metadata metadata = Metadata.NONE.withExif(Optional.of(Samples.exif(1)));
        Path whole = folder.resolve("whole." + suffix);
        Path banded = folder.resolve("banded." + suffix);
        ImageWriter.write(new Picture(image, metadata), whole, WriteOptions.defaults());

        try (BandWriter writer = BandWriter.open(banded, 50, 333, false, metadata, WriteOptions.defaults())) {
            for (int y = 0; y < 333; y += rows) {
                writer.write(rowsOf(image, y, Math.min(rows, 333 - y)));
            }
            writer.finish();
        }

        assertThat(banded).hasSameBinaryContentAs(whole);
        assertThat(readInBands(banded, rows))
                .isEqualTo(ImageReader.read(whole).image().rgb());
    }

    private static Image rowsOf(Image image, int y, int rows) {
        int from = image.index(0, y);
        float[] rgb = Arrays.copyOfRange(image.rgb(), from, from + rows * image.width() * Image.CHANNELS);
        return new Image(image.width(), rows, rgb);
    }

    private static float[] readInBands(Path file, int rows) throws IOException {
        try (BandReader reader = BandReader.open(file)) {
            Image all = new Image(reader.width(), reader.height());
            for (int y = 0; reader.rowsLeft() > 0; ) {
                Image band = reader.read(rows);
                System.arraycopy(band.rgb(), 0, all.rgb(), all.index(0, y), band.rgb().length);
                y += band.height();
            }
            return all.rgb();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif"})
    void keepsAlpha(String suffix) throws IOException {
        Image image = Samples.withAlpha(Samples.gradient(20, 100));
        Path file = folder.resolve("alpha." + suffix);
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());

        try (BandReader reader = BandReader.open(file)) {
            reader.read(99);

            assertThat(reader.hasAlpha()).isTrue();
            assertThat(reader.read(99).alpha().orElseThrow())
                    .containsExactly(Arrays.copyOfRange(
                            ImageReader.read(file).image().alpha().orElseThrow(), 99 * 20, 100 * 20));
        }
    }

    @Test
    void turnsPicturesThatWereNotHeldUpright() throws IOException {
        Path file = folder.resolve("lossless.webp");
        try (var resource = getClass().getResourceAsStream("webp/lossless.webp")) {
            Files.copy(resource, file);
        }

        assertThat(readInBands(file, 3))
                .isEqualTo(ImageReader.read(file).image().rgb());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void leavesNothingWithoutFinish(String suffix) throws IOException {
        Path file = folder.resolve("unfinished." + suffix);
        try (BandWriter writer = BandWriter.open(file, 3000, 2000, false, Metadata.NONE, WriteOptions.defaults())) {
            writer.write(new Image(3000, 500));
            writer.write(new Image(3000, 1));

            assertThatThrownBy(writer::finish).isInstanceOf(IllegalStateException.class);
        }

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void refusesBandsThatDoNotFit() throws IOException {
        Path file = folder.resolve("a.png");
        try (BandWriter writer = BandWriter.open(file, 10, 10, false, Metadata.NONE, WriteOptions.defaults())) {
            assertThatThrownBy(() -> writer.write(new Image(9, 1))).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.write(new Image(10, 11))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void saysThatAFileShrankWhileItWasRead(String suffix) throws IOException {
        Path file = folder.resolve("shrinks." + suffix);
        ImageWriter.write(new Picture(Samples.noise(1000, 2000, 2), Metadata.NONE), file, WriteOptions.defaults());
        byte[] whole = Files.readAllBytes(file);

        try (BandReader reader = BandReader.open(file)) {
            Files.write(file, Arrays.copyOf(whole, whole.length / 4));

            assertThatThrownBy(() -> {
                        while (reader.rowsLeft() > 0) {
                            reader.read(10);
                        }
                    })
                    .isInstanceOf(ImageFileException.class)
                    .hasMessageStartingWith(file + ": ");
        }
    }

    @Test
    void stopsDecodingWhenItIsClosed() throws Exception {
        Path file = folder.resolve("a.png");
        ImageWriter.write(new Picture(Samples.noise(500, 1000, 3), Metadata.NONE), file, WriteOptions.defaults());
        Thread decoding;
        try (BandReader reader = BandReader.open(file)) {
            reader.read(1);
            decoding = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().equals("decoding a.png"))
                    .findFirst()
                    .orElseThrow();
        }

        decoding.join(10_000);

        assertThat(decoding.isAlive()).isFalse();
    }
}
