package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class PipesTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final InputStream standardInput = System.in;
    private Path picture;

    @BeforeEach
    void picture() throws IOException {
        picture = folder.resolve("in.png");
        Image image = new Image(32, 16);
        image.rgb()[7] = 1;
        ImageWriter.write(new Picture(image, Metadata.NONE), picture, WriteOptions.defaults());
        System.setIn(new ByteArrayInputStream(Files.readAllBytes(picture)));
    }

    @AfterEach
    void restoreStandardInput() {
        System.setIn(standardInput);
    }

    private int run(String... words) {
        Terminal terminal = new Terminal(new PrintStream(out, true), new PrintStream(err, true), false);
        return new Main(Subcommands.all(), terminal).run(List.of(words));
    }

    @ParameterizedTest
    @CsvSource({"-, png", "png:-, png", "jpg:-, jpg", "tif:-, tif"})
    void aPictureComesFromStandardInputAndGoesToStandardOutput(String output, String suffix) throws IOException {
        assertThat(run("upscale", "-", "--scale", "1", "-o", output)).isZero();

        Path result = Files.write(folder.resolve("result." + suffix), out.toByteArray());
        float[] rgb = ImageReader.read(result).image().rgb();
        assertThat(rgb[7]).isGreaterThan(0.5f);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(output + ": 32x16");
    }

    @Test
    void theBytesAreThoseOfFiles() throws IOException {
        Path file = folder.resolve("out.png");
        assertThat(run("upscale", picture.toString(), "--scale", "1", "-o", file.toString()))
                .isZero();
        out.reset();

        assertThat(run("upscale", "-", "--scale", "1", "-o", "-")).isZero();

        assertThat(out.toByteArray()).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void aPictureFromAPipeNeedsAnOutput() {
        assertThat(run("upscale", "-", "--scale", "1")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines(
                        "dreamsphere: name the result with -o OUT, or write it to standard output" + " with -o -");
    }

    @Test
    void whatIsWrongIsSaidOfThePipeAndNothingIsWritten() {
        System.setIn(new ByteArrayInputStream("no picture at all".getBytes(StandardCharsets.UTF_8)));

        assertThat(run("upscale", "-", "--scale", "1", "-o", "-")).isEqualTo(ExitCode.FAILED);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("dreamsphere: -: ");
        assertThat(out.size()).isZero();
    }
}
