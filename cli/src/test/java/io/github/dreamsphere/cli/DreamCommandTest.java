package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamCommandTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path input;
    private Path net;

    @BeforeEach
    void makeInput() throws IOException {
        input = picture("in.png", 128, 64);
        net = TinyNet.in(folder);
    }

    private Path picture(String name, int width, int height) throws IOException {
        return TinyPicture.in(folder, name, width, height);
    }

    @Test
    void dreamsAPhotosphereAndRecordsHow() throws IOException {
        Path out = folder.resolve("out.png");

        int code = command.run("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--steps", 2, "-o", out);

        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains(out.toString(), "128x64", "seam score");
        Photosphere dream = PhotosphereFile.read(out);
        assertThat(dream.coverage().isFull()).isTrue();
        assertThat(dream.image().rgb())
                .isNotEqualTo(PhotosphereFile.read(input).image().rgb());
        assertThat(RunSettings.of(dream.metadata().xmp()).get("dream"))
                .contains("layer = \"edges\"", "steps = 2", "octaves = 4", "\nmodel = \"" + net, "[made]");
    }

    @Test
    void theSameSeedDreamsTheSameBytes() throws IOException {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        for (Path out : new Path[] {first, second}) {
            assertThat(command.run(
                            "dream",
                            input,
                            "--model",
                            net,
                            "--layer",
                            TinyNet.LAYER,
                            "--seed",
                            5,
                            "--steps",
                            2,
                            "-o",
                            out))
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void dreamsAtTheWidthAskedFor() throws IOException {
        Path out = folder.resolve("out.jpg");
        command.run("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--steps", 1, "--width", 200, "-o", out);
        assertThat(PhotosphereFile.read(out).coverage().isFull()).isTrue();
        assertThat(PhotosphereFile.read(out).image().width()).isEqualTo(200);
    }

    @Test
    void aRegionDreamsAndTheRestStays() throws IOException {
        Path out = folder.resolve("sky.png");

        int code = command.run(
                "dream", input, "--model", net, "--layer", TinyNet.LAYER, "--region", "sky", "--octaves", 1, "-o", out);

        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        float[] before = PhotosphereFile.read(input).image().rgb();
        float[] after = PhotosphereFile.read(out).image().rgb();
        int lowestQuarter = before.length * 3 / 4;
        assertThat(Arrays.copyOfRange(after, lowestQuarter, after.length))
                .isEqualTo(Arrays.copyOfRange(before, lowestQuarter, before.length));
        assertThat(Arrays.copyOf(after, before.length / 4)).isNotEqualTo(Arrays.copyOf(before, before.length / 4));
    }

    @Test
    void severalLayersAddUpAndAreRecorded() throws IOException {
        Path out = folder.resolve("both.png");
        int code = command.run(
                "dream",
                input,
                "--model",
                net,
                "--layer",
                "convolution*0.5",
                "--layer",
                TinyNet.LAYER,
                "--adam",
                "--steps",
                1,
                "-o",
                out);
        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(RunSettings.of(PhotosphereFile.read(out).metadata().xmp()).get("dream"))
                .contains("layer = [\"convolution*0.5\", \"edges\"]", "adam = true");
    }

    @Test
    void placesThatAreNoneAreRefused() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, "regions are", "dream", input, "--model", net, "--region", "skye");
        Path square = picture("square.png", 64, 64);
        expectFailure(
                ExitCode.FAILED, "mask", "dream", input, "--model", net, "--layer", TinyNet.LAYER, "--mask", square);
        expectFailure(
                ExitCode.WRONG_USAGE,
                "weights",
                "dream",
                input,
                "--model",
                net,
                "--layer",
                TinyNet.LAYER,
                "--layer",
                "convolution*-1");
    }

    @Test
    void aTruncatedJpegIsAClearError() throws IOException {
        byte[] bytes = Files.readAllBytes(picture("whole.jpg", 256, 128));
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        expectFailure(ExitCode.FAILED, cut.toString(), "dream", cut, "--model", net, "--layer", TinyNet.LAYER);
    }

    @Test
    void aTextNamedAsAPictureIsAClearError() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "not a picture");
        expectFailure(ExitCode.FAILED, text.toString(), "dream", text, "--model", net, "--layer", TinyNet.LAYER);
    }

    @Test
    void aRatioThatIsNoSpheresIsAClearError() throws IOException {
        Path wide = picture("wide.png", 192, 64);
        expectFailure(ExitCode.FAILED, "GPano", "dream", wide, "--model", net, "--layer", TinyNet.LAYER);
    }

    @Test
    void anUnknownLayerListsThoseThatExist() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, TinyNet.LAYER, "dream", input, "--model", net, "--layer", "egdes");
    }

    @Test
    void aFolderWithoutPrototxtIsAClearError() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        expectFailure(ExitCode.FAILED, empty.toString(), "dream", input, "--model", empty, "--layer", "conv");
    }

    @Test
    void aCaffemodelCutShortIsAClearError() throws IOException {
        Path caffe = Files.createDirectory(folder.resolve("caffe"));
        Files.writeString(caffe.resolve("deploy.prototxt"), """
                input: "data" input_dim: 1 input_dim: 3 input_dim: 16 input_dim: 16
                layer { name: "c" type: "Convolution" bottom: "data" top: "c"
                        convolution_param { num_output: 1 kernel_size: 1 } }
                """);
        // Field 100 (a layer), 16 bytes long, of which only four follow.
        byte[] cut = {(byte) 0xa2, 0x06, 0x10, 0x0a, 0x01, 'c', 0x12};
        Path weights = Files.write(caffe.resolve("cut.caffemodel"), cut);
        expectFailure(ExitCode.FAILED, weights.toString(), "dream", input, "--model", caffe, "--layer", "c");
    }

    @Test
    void optionsOutOfRangeAreWrongUsage() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, "octaves", "dream", input, "--model", net, "--octaves", 0);
        expectFailure(ExitCode.WRONG_USAGE, "upscale", "dream", input, "--model", net, "--upscale", 3);
        expectFailure(ExitCode.WRONG_USAGE, "steps", "dream", input, "--model", net, "--steps", "many");
    }

    @Test
    void anOutputWithoutItsFolderIsAClearError() throws IOException {
        Path out = folder.resolve("missing").resolve("out.jpg");
        expectFailure(ExitCode.FAILED, "folder", "dream", input, "--model", net, "--layer", TinyNet.LAYER, "-o", out);
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        expectFailure(
                ExitCode.WRONG_USAGE,
                "overwrite",
                "dream",
                input,
                "--model",
                net,
                "--layer",
                TinyNet.LAYER,
                "-o",
                input);
    }

    /** One line on standard error that says {@code part}, and no file made or changed. */
    private void expectFailure(int code, String part, Object... words) throws IOException {
        TreeMap<Path, Long> before = files();
        CommandLine failing = new CommandLine();
        assertThat(failing.run(words)).isEqualTo(code);
        assertThat(failing.err()).singleElement().asString().contains(part);
        assertThat(failing.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
    }

    private TreeMap<Path, Long> files() throws IOException {
        TreeMap<Path, Long> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(path, Files.getLastModifiedTime(path).toMillis());
            }
        }
        return files;
    }
}
