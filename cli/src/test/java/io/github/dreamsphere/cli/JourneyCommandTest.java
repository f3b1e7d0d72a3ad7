package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.recipe.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyCommandTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path input;
    private Path net;

    @BeforeEach
    void make() throws IOException {
        input = TinyPicture.in(folder, "in.png", 64, 32);
        net = TinyNet.in(folder);
    }

    /** The line of a short journey; its first values are the input, the output and the net. */
    private static String journey(String more) {
        return "journey {} -o {} --model {} --layer edges --octaves 1 --steps 1 --tile 64 " + more;
    }

    private void run(Path out, String options, Object... values) {
        Object[] all =
                Stream.concat(Stream.of(input, out, net), Stream.of(values)).toArray();
        assertThat(command.run(journey(options), all)).as("%s", command.err()).isEqualTo(ExitCode.DONE);
    }

    private void expectFailure(int code, String message, String line, Object... values) {
        CommandLine failing = new CommandLine();
        assertThat(failing.run(line, values)).isEqualTo(code);
        assertThat(failing.err()).singleElement().asString().contains(message);
    }

    @Test
    void framesThatAreThereStayAndBrokenOnesAreMadeAgain() throws IOException {
        Path whole = Files.createDirectory(folder.resolve("whole"));
        Path broken = Files.createDirectory(folder.resolve("broken"));
        String motion = " --yaw 5 --zoom 1.1 --heading-pitch 90";
        run(whole.resolve("f%02d.png"), "--frames 4" + motion);

        run(broken.resolve("f%02d.png"), "--frames 2" + motion);
        byte[] second = Files.readAllBytes(broken.resolve("f01.png"));
        Files.write(broken.resolve("f01.png"), Arrays.copyOf(second, second.length / 2));
        run(broken.resolve("f%02d.png"), "--frames 4" + motion);

        assertThat(command.out()).contains("4 frames, 0 kept", "2 frames, 0 kept", "4 frames, 1 kept");
        for (String name : List.of("f00.png", "f01.png", "f02.png", "f03.png")) {
            assertThat(broken.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
        assertThat(Files.mismatch(whole.resolve("f02.png"), whole.resolve("f03.png")))
                .isNotNegative();
        expectFailure(
                ExitCode.FAILED,
                "f00.png: exists already, but is of another journey",
                journey("--frames 4 --seed 9"),
                input,
                whole.resolve("f%02d.png"),
                net);
    }

    @Test
    void keyframesChangeOptionsOnTheWay() throws IOException {
        Path recipe = Files.writeString(folder.resolve("way.toml"), """
                frames = 4
                zoom = 1.0
                yaw = 0
                [[keyframe]]
                frame = 1
                layer = "convolution"
                [[keyframe]]
                frame = 3
                zoom = 1.3
                yaw = 9
                region = "sky"
                """);
        run(folder.resolve("f%d.png"), "--recipe {} --yaw 1 --seed 5", recipe);

        String second = Recipes.resolve(folder.resolve("f2.png").toString()).text();
        assertThat(second).contains("zoom = 1.2\n", "yaw = 1\n", "seed = 7\n", "frame = 2\n", "layer = \"edges\"");
        assertThat(second).doesNotContain("region", "frames", "fps");
        assertThat(Recipes.resolve(folder.resolve("f3.png").toString()).text())
                .contains("zoom = 1.3\n", "region = \"sky\"\n");
        expectFailure(
                ExitCode.FAILED, "which are for dreamsphere journey", "dream {} --recipe {}", input, recipeOf("""
                [[keyframe]]
                frame = 2
                steps = 3
                """));
        expectFailure(
                ExitCode.FAILED,
                ":3:1: 'width' cannot change on the way",
                journey("--recipe {}"),
                input,
                folder.resolve("g%d.png"),
                net,
                recipeOf("""
                [[keyframe]]
                frame = 2
                width = 30
                """));
    }

    private Path recipeOf(String text) throws IOException {
        return Files.writeString(folder.resolve("other.toml"), text);
    }

    @Test
    void aVideoIsMadeOfTheFrames() throws IOException {
        Path video = folder.resolve("trip.mp4");
        run(video, "--frames 3");
        assertThat(folder.resolve("trip-frames/frame-00002.png")).exists();
        assertThat(Files.size(video)).isPositive();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("in.png", "tiny.dsnet", "trip.mp4", "trip-frames");
        }
        Recipe recipe = Recipes.resolve(video.toString());
        assertThat(recipe.made()).containsEntry(RunDigests.INPUT, RunDigests.digest(folder.resolve("in.png")));
        assertThat(recipe.settings()).extracting(Setting::name).contains("frames", "octaves");
        run(folder.resolve("still.mp4"), "--frames 1 --frames-only");
        assertThat(folder.resolve("still.mp4")).doesNotExist();
    }

    @Test
    void mistakesAreToldBeforeAnythingIsMade() throws IOException {
        Path out = folder.resolve("f%d.png");
        expectFailure(
                ExitCode.WRONG_USAGE,
                "--frames must be a whole number of at least 1, was '0'",
                journey("--frames 0"),
                input,
                out,
                net);
        expectFailure(ExitCode.WRONG_USAGE, "zoom must be 0.25..4", journey("--zoom 7"), input, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "--fps", journey("--fps 0"), input, out, net);
        expectFailure(ExitCode.WRONG_USAGE, "NAME.mp4", journey(""), input, folder.resolve("out.png"), net);
        expectFailure(
                ExitCode.FAILED, "there is no folder", journey(""), input, folder.resolve("missing/f%d.png"), net);
        expectFailure(ExitCode.FAILED, "no such file", "journey {}", folder.resolve("none.png"));
        assertThat(folder.resolve("f0.png")).doesNotExist();
    }
}
