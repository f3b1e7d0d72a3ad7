package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.film.Clip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmCommandTest {
    private static final String FILM = "film {} -o {} --model {} --layer edges --octaves 1 --steps 1 --tile 64 ";

    @TempDir
    Path folder;

    private final CommandLine command = new CommandLine();
    private Path net;

    @BeforeEach
    void make() throws IOException {
        net = TinyNet.in(folder);
    }

    private void expectFailure(int code, String message, String line, Object... values) {
        CommandLine failing = new CommandLine();
        assertThat(failing.run(line, values)).isEqualTo(code);
        assertThat(failing.err()).singleElement().asString().contains(message);
    }

    @Test
    void dreamsAFilm() throws Exception {
        Clip.assumeFfmpeg();
        Path in = Clip.withSound(folder, "in.mp4", 4);
        Path out = folder.resolve("out.mp4");

        int code = command.run(FILM + "--every 2 --steady 0.8 --width 64 --quality 50", in, out, net);

        assertThat(code).as("%s", command.err()).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains("64x32, 4 frames, 0 kept");
        assertThat(command.err()).anyMatch(line -> line.contains("of memory"));
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void aDamagedFilmEndsWithAFailureAndIsDreamedAsFarAsItGoes() throws Exception {
        Clip.assumeFfmpeg();
        byte[] bytes = Files.readAllBytes(Clip.withSound(folder, "in.mp4", 10));
        Path cut = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, bytes.length * 2 / 3));
        Path out = folder.resolve("out.mp4");

        assertThat(command.run(FILM, cut, out, net)).isEqualTo(ExitCode.FAILED);

        assertThat(command.err()).anyMatch(line -> line.contains("is damaged"));
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void keyframesChangeTheDreamOnTheWay() throws Exception {
        Clip.assumeFfmpeg();
        Path in = Clip.withSound(folder, "in.mp4", 3);
        Path recipe = Files.writeString(folder.resolve("r.toml"), "[[keyframe]]\nframe = 2\nkeep-colour = true\n");
        Path plain = folder.resolve("plain-%d.png");
        Path changed = folder.resolve("changed-%d.png");

        assertThat(command.run(FILM, in, plain, net)).as("%s", command.err()).isEqualTo(ExitCode.DONE);
        assertThat(command.run(FILM + "--recipe {}", in, changed, net, recipe))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(folder.resolve("changed-1.png")).hasSameBinaryContentAs(folder.resolve("plain-1.png"));
        assertThat(Files.mismatch(folder.resolve("changed-2.png"), folder.resolve("plain-2.png")))
                .isNotNegative();
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path in = folder.resolve("in.mp4");
        Path out = folder.resolve("out.mp4");

        expectFailure(ExitCode.WRONG_USAGE, "--steady", FILM + "--steady 2", in, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "--every", FILM + "--every 0", in, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "to must be later than from", FILM + "--from 3 --to 2", in, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "NAME.mp4", FILM, in, folder.resolve("out.avi"), net);
        expectFailure(ExitCode.FAILED, "there is no folder", FILM, in, folder.resolve("no/out.mp4"), net);
    }
}
