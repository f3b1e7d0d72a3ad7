package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dreams of cube maps and fisheyes are photospheres. */
class DreamLayoutTest {
    private static final String DREAM = "dream {} --model {} --layer edges --steps 0 -o {} ";

    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path net;
    private Path out;

    @BeforeEach
    void makeNet() throws IOException {
        net = TinyNet.in(folder);
        out = folder.resolve("out.png");
    }

    private static void assertIsSphere(Path file, Image sphere) throws IOException {
        Photosphere dream = PhotosphereFile.read(file);
        assertThat(dream.coverage().isFull()).isTrue();
        assertThat(dream.header().metadata().xmp().isEmpty()).isFalse();
        assertThat(dream.image().width()).isEqualTo(sphere.width());
        assertThat(dream.image().height()).isEqualTo(sphere.height());
        assertThat(dream.image().rgb()).containsExactly(sphere.rgb(), within(0.6f / 255));
    }

    @ParameterizedTest
    @CsvSource({"CUBE, 192, 32", "CUBE, 96, 64", "CUBE, 128, 96", "FISHEYE, 128, 64"})
    void theResultIsEquirectangular(SphereLayout layout, int width, int height) throws IOException {
        Path input = TinyPicture.in(folder, "in.png", width, height);
        int code = command.run(DREAM + "--layout " + layout.name().toLowerCase(Locale.ROOT), input, net, out);
        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertIsSphere(out, layout.toSphere(ImageReader.read(input).image()));
    }

    /** With a word, as the picture may be called so by chance. */
    @Test
    void aNameMaySayTheLayout() throws IOException {
        Path input = TinyPicture.in(folder, "in_cube.png", 192, 32);
        assertThat(command.run(DREAM, input, net, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.err())
                .singleElement()
                .asString()
                .contains(
                        "by its name it shows the six faces of a cube; they are made into an equirectangular picture");
        assertIsSphere(out, SphereLayout.CUBE.toSphere(ImageReader.read(input).image()));
    }

    @Test
    void itCanBeDreamedAtAnotherWidth() throws IOException {
        Path input = TinyPicture.in(folder, "in.png", 192, 32);
        assertThat(command.run(DREAM + "--layout cube --width 64", input, net, out))
                .isEqualTo(ExitCode.DONE);
        assertThat(PhotosphereFile.read(out).image().width()).isEqualTo(64);
        assertThat(PhotosphereFile.read(out).coverage().isFull()).isTrue();
    }

    @Test
    void aShapeAloneDoesNotSayIt() throws IOException {
        Path input = TinyPicture.in(folder, "in.png", 192, 32);
        assertThat(command.run(DREAM, input, net, out)).isEqualTo(ExitCode.FAILED);
        assertThat(command.errors()).anyMatch(line -> line.contains("--layout (cube or fisheye)"));
    }

    @Test
    void anotherShapeIsRefused() throws IOException {
        Path input = TinyPicture.in(folder, "in.png", 192, 33);
        assertThat(command.run(DREAM + "--layout cube", input, net, out)).isNotEqualTo(ExitCode.DONE);
        assertThat(command.errors())
                .anyMatch(
                        line -> line.contains("a picture of 192x33 pixels cannot show the six faces of a cube; width to"
                                + " height must be 6:1, 1:6, 3:2, 4:3 or 3:4"));
    }
}
