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
    void aKeyframeMayHaveATime() throws Exception {
        Clip.assumeFfmpeg();
        Path in = Clip.withSound(folder, "in.mp4", 3);
        Path recipe = Files.writeString(folder.resolve("r.toml"), "[[keyframe]]\ntime = 0.15\nkeep-colour = true\n");
        Path byFrame = Files.writeString(folder.resolve("f.toml"), "[[keyframe]]\nframe = 2\nkeep-colour = true\n");

        assertThat(command.run(FILM + "--recipe {}", in, folder.resolve("t-%d.png"), net, recipe))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(command.run(FILM + "--recipe {}", in, folder.resolve("f-%d.png"), net, byFrame))
                .isEqualTo(ExitCode.DONE);

        for (int i = 0; i < 3; i++) {
            assertThat(folder.resolve("t-" + i + ".png")).hasSameBinaryContentAs(folder.resolve("f-" + i + ".png"));
        }
    }

    @Test
    void aPreviewShowsThreeFramesAndTwoSeconds() throws Exception {
        Clip.assumeFfmpeg();
        Path in = Clip.withSound(folder, "in.mp4", 31);
        Path out = folder.resolve("out.mp4");

        assertThat(command.run(FILM + "--preview --width 64", in, out, net))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(out).doesNotExist();
        assertThat(command.out()).contains("out-preview-00000.png", "out-preview-00015.png", "out-preview.mp4");
        assertThat(folder.resolve("out-preview-00030.png")).isNotEmptyFile();
        String duration = Clip.ffprobe(
                "-select_streams",
                "v",
                "-show_entries",
                "stream=duration",
                "-of",
                "csv=p=0",
                folder.resolve("out-preview.mp4").toString());
        assertThat(Double.parseDouble(duration.split(",")[0].strip())).isBetween(1.8, 2.2);
        assertThat(folder.resolve("out-film")).doesNotExist();
    }

    @Test
    void numberedPicturesMakeAPlainFilm() throws Exception {
        Clip.assumeFfmpeg();
        Path pictures = Clip.frames(folder.resolve("frames"), 3).getParent();
        Path out = folder.resolve("out.gif");

        assertThat(command.run(FILM + "--flat --fps 5 --width 90", pictures, out, net))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);

        assertThat(command.out()).contains("90x46, 3 frames");
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void theOptionForPlainFilmsIsNamedIfFramesAreNoSpheres() throws Exception {
        Clip.assumeFfmpeg();
        Path plain = folder.resolve("plain.mkv");
        Clip.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=160x90", "-frames:v", "2", "-c:v", "ffv1", plain.toString());

        expectFailure(
                ExitCode.FAILED,
                "must be twice as wide as high; plain films are dreamed with --flat",
                FILM,
                plain,
                folder.resolve("out.mp4"),
                net);
    }

    @Test
    void mistakesAreToldInOneLine() throws IOException {
        Path in = folder.resolve("in.mp4");
        Path out = folder.resolve("out.mp4");

        expectFailure(ExitCode.WRONG_USAGE, "--steady", FILM + "--steady 2", in, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "--every", FILM + "--every 0", in, out, net);
        expectFailure(
                ExitCode.WRONG_USAGE,
                "the film must end after it begins, was from 3.0 s to 2.0 s",
                FILM + "--from 3 --to 2",
                in,
                out,
                net);
        expectFailure(ExitCode.WRONG_USAGE, "NAME.mp4", FILM, in, folder.resolve("out.avi"), net);
        expectFailure(ExitCode.FAILED, "there is no folder", FILM, in, folder.resolve("no/out.mp4"), net);
    }
}
