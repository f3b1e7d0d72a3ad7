package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dreams of panoramas without tags, such as those of phones, have tags. */
class DreamSpanTest {
    private static final String DREAM = "dream {} --model {} --layer edges --steps 0 -o {} ";

    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path net;
    private Path out;
    private Path panorama;

    @BeforeEach
    void makeFiles() throws IOException {
        net = TinyNet.in(folder);
        out = folder.resolve("out.png");
        panorama = TinyPicture.in(folder, "in.png", 200, 72);
    }

    @Test
    void theSpanSaysWhichPartOfTheSphereThePictureIs() throws IOException {
        assertThat(command.run(DREAM + "--span 200", panorama, net, out)).isEqualTo(ExitCode.DONE);
        assertThat(PhotosphereFile.read(out).coverage()).isEqualTo(new Coverage(360, 180, 80, 54, 200, 72));
    }

    @Test
    void aPictureOfAFullTurnGoesAround() throws IOException {
        assertThat(command.run(DREAM + "--span 360 --width 100", panorama, net, out))
                .isEqualTo(ExitCode.DONE);
        assertThat(PhotosphereFile.read(out).coverage()).isEqualTo(new Coverage(100, 50, 0, 7, 100, 36));
    }

    @Test
    void tagsCountMoreThanTheSpan() throws IOException {
        Path tagged = folder.resolve("tagged.png");
        assertThat(command.run(DREAM + "--span 200", panorama, net, tagged)).isEqualTo(ExitCode.DONE);
        assertThat(command.run(DREAM + "--span 300", tagged, net, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.errors()).anyMatch(line -> line.contains("so the span is ignored"));
        assertThat(PhotosphereFile.read(out).coverage()).isEqualTo(new Coverage(360, 180, 80, 54, 200, 72));
    }

    @Test
    void aWholeSphereByItsShapeIsWarnedOf() throws IOException {
        Path sphere = TinyPicture.in(folder, "sphere.png", 200, 100);
        assertThat(command.run(DREAM + "--span 200", sphere, net, out)).isEqualTo(ExitCode.DONE);
        assertThat(command.errors()).anyMatch(line -> line.contains("the span makes it a part of one"));
    }

    @Test
    void aTinySpanIsRefused() {
        assertThat(command.run(DREAM + "--span 9.9", panorama, net, out)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.errors()).anyMatch(line -> line.contains("from 10 to 360"));
    }

    @Test
    void aSpanCountsMoreThanALayoutInTheName() throws IOException {
        Path cube = TinyPicture.in(folder, "in_cube.png", 192, 32);
        assertThat(command.run(DREAM + "--span 300", cube, net, out)).isEqualTo(ExitCode.DONE);
        assertThat(PhotosphereFile.read(out).coverage()).isEqualTo(new Coverage(230, 115, 19, 41, 192, 32));
    }

    @Test
    void aPictureThatWouldReachOverThePolesIsRefused() throws IOException {
        Path high = TinyPicture.in(folder, "high.png", 100, 90);
        assertThat(command.run(DREAM + "--span 300", high, net, out)).isEqualTo(ExitCode.FAILED);
        assertThat(command.errors()).anyMatch(line -> line.contains("reach over the poles; they can span at most 200"));
    }

    @ParameterizedTest
    @CsvSource({
        "--flat, a plain picture has none",
        "--layout cube, a picture with a layout shows the whole sphere",
    })
    void aSpanIsForPartsOfSpheres(String option, String words) throws IOException {
        assertThat(command.run(DREAM + "--span 200 " + option, panorama, net, out))
                .isNotEqualTo(ExitCode.DONE);
        assertThat(command.errors()).anyMatch(line -> line.contains(words));
    }

    @Test
    void withoutASpanTheOptionIsNamed() throws IOException {
        assertThat(command.run(DREAM, panorama, net, out)).isEqualTo(ExitCode.FAILED);
        assertThat(command.errors()).anyMatch(line -> line.contains("the angle that it shows (--span)"));
    }
}
