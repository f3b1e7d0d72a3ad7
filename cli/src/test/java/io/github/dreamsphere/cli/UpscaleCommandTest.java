package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.DepthToSpace;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpscaleCommandTest {
    @TempDir
    private Path folder;

    private final CommandLine command = new CommandLine();
    private Path in;
    private Path net;

    @BeforeEach
    void files() throws IOException {
        in = folder.resolve("in.png");
        Image image = new Image(32, 16);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = i % 7 / 7f;
        }
        PhotosphereFile.write(Photosphere.full(image), in, WriteOptions.defaults(), Map.of());
        net = folder.resolve("repeat.dsnet");
        NetFile.write(repeating(), Precision.FLOAT32, net);
    }

    /** A network that makes four of each pixel. */
    static Net repeating() {
        float[] weights = new float[12 * 3];
        for (int output = 0; output < 12; output++) {
            weights[output * 3 + output % 3] = 1;
        }
        Convolution four = new Convolution(
                new Tensor(new int[] {12, 3, 1, 1}, weights), Tensor.zeros(12), SlidingWindow.point(), 1);
        return new Net(
                "repeat",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "in",
                List.of(
                        new Layer("four", four, "in", "four"),
                        new Layer("out", new DepthToSpace(2, DepthToSpace.Order.DEPTH_LAST), "four", "out")));
    }

    @Test
    void aFileGetsAnotherBesideIt() throws IOException {
        assertThat(command.run("upscale {} --model {}", in, net)).isZero();
        Photosphere result = PhotosphereFile.read(folder.resolve("in-2x.png"));
        assertThat(result.image().width()).isEqualTo(64);
        assertThat(result.image().get(10, 4, 1))
                .isEqualTo(PhotosphereFile.read(in).image().get(5, 2, 1));
        assertThat(command.out()).matches("(?s).*in-2x.png: 64x32, .* s, seam score .*");
        assertThat(command.err().get(0)).matches(".*in.png: about \\d+ MB of memory, \\d+ s, in tiles of .*");
    }

    @Test
    void whatAnotherRunHasInHandIsLeftToItAndTheExitCodeSaysSo() throws IOException {
        Path second = Files.copy(in, folder.resolve("second.png"));
        Path results = Files.createDirectory(folder.resolve("results"));
        try (TargetLock held = TargetLock.of(results.resolve("in.png"))) {
            assertThat(command.run("upscale {} {} --model {} -o {}", in, second, net, results))
                    .isEqualTo(ExitCode.BUSY);
        }
        assertThat(command.out())
                .contains(
                        "in.png: left to another run, which is writing it",
                        "1 written, 0 skipped, 1 left to another run, 0 failed");
        assertThat(results.resolve("in.png")).doesNotExist();
    }

    @Test
    void theLockOfARunThatWasKilledKeepsNobodyOut() throws IOException {
        Path lock = Files.write(folder.resolve(".in-2x.png.lock"), new byte[100]);
        assertThat(command.run("upscale {} --model {}", in, net)).isZero();
        assertThat(folder.resolve("in-2x.png")).exists();
        assertThat(lock).doesNotExist();
    }

    @Test
    void aFolderIsDoneAndResumed() throws IOException {
        Files.write(folder.resolve("broken.jpg"), new byte[100]);
        Path results = folder.resolve("results");
        assertThat(command.run("upscale {} -o {} --model {}", folder, results, net))
                .isEqualTo(1);
        assertThat(command.out()).endsWith("1 written, 0 skipped, 1 failed\n");
        Files.delete(folder.resolve("broken.jpg"));
        assertThat(command.run("upscale {} -o {} --model {} --resume", folder, results, net))
                .isZero();
        assertThat(command.out()).endsWith("in.png: skipped, it exists already\n");
    }

    @ParameterizedTest
    @CsvSource({
        "--scale 0, 'dreamsphere: --scale must be a number from 1 to 16, was ''0'''",
        "--denoise 9, 'dreamsphere: --denoise must be auto or 0 to 3, was ''9'''",
        "--tile 0, 'dreamsphere: --tile must be a whole number of at least 1, was ''0'''",
        "--bits 12, 'dreamsphere: bits must be 8 or 16, was 12'",
        "--chroma 411, 'dreamsphere: --chroma must be 444 or 420, was 411'",
        "--flat --over-under, 'dreamsphere: a picture is --flat or --over-under, not both'",
    })
    void wrongOptionsAreOneLineAndNothingIsWritten(String options, String line) {
        assertThat(command.run("upscale {} --model {} " + options, in, net)).isEqualTo(2);
        assertThat(command.err()).containsExactly(line);
        assertThat(folder.resolve("in-2x.png")).doesNotExist();
    }

    @Test
    void aNetWhoseScaleIsNotWholeIsRefused() throws IOException {
        Convolution every2nd = new Convolution(
                new Tensor(new int[] {27, 3, 1, 1}, new float[81]), Tensor.zeros(27), SlidingWindow.square(1, 2, 0), 1);
        Net half = new Net(
                "onehalf",
                ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0),
                "in",
                List.of(
                        new Layer("nine", every2nd, "in", "nine"),
                        new Layer("out", new DepthToSpace(3, DepthToSpace.Order.DEPTH_LAST), "nine", "out")));
        NetFile.write(half, Precision.FLOAT32, net);
        assertThat(command.run("upscale {} --model {}", in, net)).isEqualTo(1);
        assertThat(command.err().get(0)).contains("enlarges by 1.5; only whole factors from 1 can be used");
        assertThat(folder.resolve("in-2x.png")).doesNotExist();
    }

    @Test
    void aNoiseLevelTheNetLacksIsNamed() {
        assertThat(command.run("upscale {} --model {} --denoise 1", in, net)).isEqualTo(1);
        assertThat(command.err())
                .containsExactly("dreamsphere: repeat has no net for noise level 1; it has levels [0]");
    }

    @Test
    void twoPicturesAreCompared() {
        command.run("upscale {} --model {}", in, net);
        Path result = folder.resolve("in-2x.png");
        Path difference = folder.resolve("difference.png");
        CommandLine comparing = new CommandLine();
        assertThat(comparing.run("compare {} {} --difference {}", result, result, difference))
                .isZero();
        assertThat(comparing.out().lines().map(line -> line.split("  ")[0]))
                .containsExactly(
                        "PSNR", "SSIM", "WS-PSNR", "WS-SSIM", "seam score", "north pole score", "south pole score");
        assertThat(comparing.out()).contains("SSIM                 1.0000");
        assertThat(difference).exists();
        assertThat(comparing.run("compare {} {}", in, result)).isEqualTo(1);
        assertThat(comparing.err().get(0)).contains("only equal sizes can be compared");
    }
}
