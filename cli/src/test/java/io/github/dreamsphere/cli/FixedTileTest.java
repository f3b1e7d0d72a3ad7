package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.film.Clip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nets that work on tiles of one size, such as those with attention, refuse another one in every command that dreams. */
class FixedTileTest {
    private static final int SIZE = 64;

    @TempDir
    Path folder;

    private int code;

    private CommandLine run(String line, Object... values) {
        CommandLine command = new CommandLine();
        code = command.run(line + " --model {} --layer edges --octaves 1 --steps 1 --width 256", values);
        return command;
    }

    /** @param made the first file that {@code line} makes */
    private void check(String line, Path input, Path output, Path made) throws Exception {
        Path net = TinyNet.fixed(folder, SIZE);
        // 512 is the usual size, which gives way only if nobody asks for it.
        for (int tile : List.of(100, 512)) {
            CommandLine command = run(line + " --tile " + tile, input, output, net);
            assertThat(code).isEqualTo(ExitCode.WRONG_USAGE);
            assertThat(command.err())
                    .anyMatch(said -> said.contains("64x64 pixels only, not of " + tile)
                            && said.contains("leave the tile size out, or set it to 64"));
            assertThat(made).doesNotExist();
        }
        for (String tile : List.of("", " --tile " + SIZE)) {
            CommandLine command = run(line + tile, input, output, net);
            assertThat(code).as("%s", command.err()).isEqualTo(ExitCode.DONE);
            assertThat(made).exists();
            Files.delete(made);
        }
    }

    @Test
    void inDreams() throws Exception {
        Path output = folder.resolve("dream.png");
        check("dream {} -o {}", TinyPicture.in(folder, "in.png", 256, 128), output, output);
    }

    @Test
    void inJourneys() throws Exception {
        Path frames = folder.resolve("frame_%d.png");
        check(
                "journey {} -o {} --frames 1",
                TinyPicture.in(folder, "in.png", 256, 128),
                frames,
                folder.resolve("frame_0.png"));
    }

    @Test
    void inFilms() throws Exception {
        Clip.assumeFfmpeg();
        Path output = folder.resolve("film.mp4");
        check("film {} -o {}", Clip.withSound(folder, "in.mp4", 2), output, output);
    }
}
