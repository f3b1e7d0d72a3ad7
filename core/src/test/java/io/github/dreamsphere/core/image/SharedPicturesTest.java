package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP and TIFF files that public reports of other programs led to. */
class SharedPicturesTest {
    private static Path shared(String name) {
        Path file = Path.of(System.getProperty("dreamsphere.shared", "../shared"), "cases", name);
        assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }

    @ParameterizedTest
    @CsvSource({
        "w512_lossy_q75.webp, w512_lossy_q75.expected.png, 0",
        "w10_lossless_icc.webp, w10.expected.png, 0",
        "t24_alpha_assoc.tif, base.png, 2",
        "t33_rgba_assoc_plus_spot.tif, base.png, 2",
        "t07_lab16.tif, base.png, 3",
        "t37_xmp_ascii.tif, base.png, 0"
    })
    void readsWhatAnotherDecoderReads(String name, String expected, float levels) throws IOException {
        Image read = ImageReader.read(shared("images/" + name)).image();

        Image other = ImageReader.read(shared("images/" + expected)).image();
        assertThat(255 * Samples.greatestDifference(read, other)).isLessThanOrEqualTo(levels + 1e-3f);
    }

    @ParameterizedTest
    @CsvSource({"t05_grey_float32.tif, 99.5, 99.5, 99.5", "t50_a98_JPEG.tif, 81.1, 102.7, 121.5"})
    void readsTheMeanOfAnotherDecoder(String name, double red, double green, double blue) throws IOException {
        Image read = ImageReader.read(shared("images/" + name)).image();

        double[] sums = new double[Image.CHANNELS];
        for (int i = 0; i < read.rgb().length; i++) {
            sums[i % Image.CHANNELS] += 255.0 * read.rgb()[i] / (read.width() * read.height());
        }
        assertThat(sums).usingComparatorWithPrecision(0.06).containsExactly(red, green, blue);
    }

    @ParameterizedTest
    @ValueSource(strings = {"w10_lossless_icc.webp", "t50_a98_JPEG.tif"})
    void keepsTheProfile(String name) throws IOException {
        assertThat(ImageReader.read(shared("images/" + name)).metadata().icc()).isPresent();
    }

    @Test
    void namesACompressionThatItCannotRead() {
        Path file = shared("images/t22_zstd.tif");

        assertThatThrownBy(() -> ImageReader.read(file))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("compressed by ZSTD, which cannot be read here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cut-lossless.webp", "bomb-16383.webp", "bomb-20000.tif", "bomb-tile.tif"})
    void refusesWhatIsCutOrDeclaresMoreThanItHolds(String name) {
        Path file = shared("faults/" + name);

        assertThatThrownBy(() -> ImageReader.read(file)).isInstanceOf(ImageFileException.class);
    }
}
