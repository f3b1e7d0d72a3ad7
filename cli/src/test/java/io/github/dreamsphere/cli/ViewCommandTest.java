package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewCommandTest {
    @TempDir
    Path folder;

    private void assertRefused(CommandLine line, int code, String message) {
        assertThat(line.err()).containsExactly("dreamsphere: " + message);
        assertThat(code).isEqualTo(ExitCode.WRONG_USAGE);
    }

    /** What is silently ignored is believed to work. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --snapshot {} --supersample 2       | --supersample has no effect with --snapshot; leave out one of them
            --snapshot {} --headset none        | --headset has no effect with --snapshot; leave out one of them
            --snapshot {} --live                | --live has no effect with --snapshot; leave out one of them
            --snapshot {} --layer mixed4a       | --layer has no effect with --snapshot; leave out one of them
            --snapshot {} --reveal              | --reveal has no effect with --snapshot; leave out one of them
            --snapshot {} --frames 3            | --frames has no effect with --snapshot; leave out one of them
            --snapshot {} --turntable a%03d.png | --turntable has no effect with --snapshot; leave out one of them
            --turntable {} --views front        | --views has no effect with --turntable; leave out one of them
            --turntable {} --tilt 30            | --tilt has no effect with --turntable; leave out one of them
            --again {} --fov 30                 | --fov has no effect with --again; leave out one of them
            --again {} --model a                | --model has no effect with --again; leave out one of them
            --again {} --snapshot a.png         | --snapshot has no effect with --again; leave out one of them
            --mask {}                           | there is no option --mask; see dreamsphere view --help
            --views {}                          | --views has no effect without --snapshot OUT.png; add that, or leave out --views
            --frames 3 {}                       | --frames has no effect without --turntable OUT_%03d.png; add that, or leave out --frames
            --eye right {}                      | --eye has no effect without --snapshot OUT.png or --turntable OUT_%03d.png; add that, or leave out --eye
            --headset none --turn 3 {}          | --turn has no effect with --headset none; leave out one of them
            --layer {}                          | --layer has no effect without --live; add that, or leave out --layer
            """)
    void optionsWithoutEffectAreRefused(String options, String message) {
        CommandLine line = new CommandLine();
        int code = line.run("view {} " + options, folder.resolve("none.jpg"), "x.png");
        assertRefused(line, code, message);
    }

    @Test
    void aRevealNeedsSomethingToReveal() {
        CommandLine line = new CommandLine();
        int code = line.run("view {} --reveal", folder.resolve("none.jpg"));
        assertRefused(
                line,
                code,
                "--reveal has no effect without a DREAM beside IN, or --live; add that, or leave out --reveal");
    }

    @Test
    void onlyOnePictureIsDrawn() throws Exception {
        Path first = folder.resolve("a.png");
        Path second = folder.resolve("b.png");
        CommandLine two = new CommandLine();
        int code = two.run("view {} {} --snapshot x.png", first, second);
        assertRefused(two, code, "--snapshot draws one photosphere, not 2; leave out " + second);

        CommandLine of = new CommandLine();
        code = of.run("view {} --turntable x%03d.png", Files.createDirectory(folder.resolve("album")));
        assertRefused(
                of,
                code,
                "--turntable draws one photosphere, and " + folder.resolve("album")
                        + " is a folder; name a picture in it");
    }
}
