package io.github.dreamsphere.upscale.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionMeterTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"90, 1", "80, 1", "70, 2", "60, 2", "45, 3", "30, 3", "25, 3"})
    void findsTheQualityAndTheLevel(int quality, int level) throws IOException {
        CompressionMeter meter = CompressionMeter.of(compressed(clouds(640, 400), quality));

        assertThat(meter.quality()).isPresent();
        assertThat(meter.quality().getAsInt()).isBetween(quality - 4, quality + 2);
        assertThat(meter.noiseLevel()).isEqualTo(level);
    }

    @ParameterizedTest
    @ValueSource(ints = {96, 100})
    void highQualityIsNoCompression(int quality) throws IOException {
        assertThat(CompressionMeter.of(compressed(clouds(640, 400), quality)).noiseLevel())
                .isZero();
    }

    @Test
    void anUncompressedPictureHasNoQuality() {
        Image picture = clouds(640, 400);

        assertThat(CompressionMeter.of(picture).quality()).isEmpty();
        assertThat(CompressionMeter.of(picture).noiseLevel()).isZero();
        assertThat(CompressionMeter.of(new Image(64, 32)).quality()).isEmpty();
        assertThat(CompressionMeter.of(new Image(3, 2)).quality()).isEmpty();
    }

    @Test
    void findsTheGridOfACrop() throws IOException {
        Image crop = compressed(clouds(640, 400), 60).crop(3, 5, 600, 380);

        assertThat(CompressionMeter.of(crop).quality()).isPresent();
        assertThat(CompressionMeter.of(crop).noiseLevel()).isEqualTo(2);
    }

    @Test
    void aTallFileIsMeasuredInBands() throws IOException {
        Path file = folder.resolve("tall.jpg");
        write(clouds(256, 1700), file, 45);

        try (BandReader reader = BandReader.open(file)) {
            assertThat(CompressionMeter.of(reader).noiseLevel()).isEqualTo(3);
            assertThat(reader.rowsLeft()).isGreaterThan(300);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {768, 769, 800, 901, 1023, 1024, 1300, 1535, 1536, 1537})
    void aFileIsMeasuredAsThePictureInMemory(int height) throws IOException {
        Path file = folder.resolve("tall.jpg");
        write(clouds(128, height), file, 60);

        try (BandReader reader = BandReader.open(file)) {
            CompressionMeter meter = CompressionMeter.of(reader);
            assertThat(meter.quality()).isPresent();
            assertThat(meter.quality())
                    .isEqualTo(
                            CompressionMeter.of(ImageReader.read(file).image()).quality());
        }
    }

    private Image compressed(Image image, int quality) throws IOException {
        Path file = folder.resolve("compressed.jpg");
        write(image, file, quality);
        return ImageReader.read(file).image();
    }

    private static void write(Image image, Path file, int quality) throws IOException {
        WriteOptions options = WriteOptions.defaults().withJpegQuality(quality).withChroma(ChromaSubsampling.QUARTER);
        ImageWriter.write(new Picture(image, Metadata.NONE), file, options);
    }

    /** Noise of every scale, as strong at each as in photographs. */
    private static Image clouds(int width, int height) {
        Random random = new Random(5);
        Image image = new Image(width, height);
        float[] rgb = image.rgb();
        Arrays.fill(rgb, 0.5f);
        for (int cell = 1; cell <= 64; cell *= 2) {
            int columns = width / cell + 2;
            float[] grid = new float[columns * (height / cell + 2)];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = (float) (0.006 * Math.sqrt(cell) * random.nextGaussian());
            }
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int at = y / cell * columns + x / cell;
                    float fx = (float) (x % cell) / cell;
                    float fy = (float) (y % cell) / cell;
                    float upper = grid[at] + fx * (grid[at + 1] - grid[at]);
                    float lower = grid[at + columns] + fx * (grid[at + columns + 1] - grid[at + columns]);
                    for (int c = 0; c < Image.CHANNELS; c++) {
                        rgb[Image.CHANNELS * (y * width + x) + c] += (upper + fy * (lower - upper)) * (1 + 0.2f * c);
                    }
                }
            }
        }
        return image;
    }
}
