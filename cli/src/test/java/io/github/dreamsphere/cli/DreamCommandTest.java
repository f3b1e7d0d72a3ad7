package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.InitialView;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        int code = command.run("dream {} --model {} --layer edges --steps 2 -o {}", input, net, out);

        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains(out.toString(), "128x64", "seam score");
        Photosphere dream = PhotosphereFile.read(out);
        assertThat(dream.coverage().isFull()).isTrue();
        assertThat(dream.image().rgb())
                .isNotEqualTo(PhotosphereFile.read(input).image().rgb());
        assertThat(RunSettings.of(dream.metadata().xmp()).get("dream"))
                .contains("layer = \"edges\"", "steps = 2", "octaves = \"auto\"", "\nmodel = \"" + net, "[made]");
    }

    @Test
    void aDreamFacesWhereTheFirstViewLooksUnlessToldOtherwise() throws IOException {
        Path facingRight = folder.resolve("right.png");
        Photosphere picture = PhotosphereFile.read(input);
        PhotosphereHeader header = new PhotosphereHeader(
                picture.coverage(),
                picture.pose(),
                Optional.of(new InitialView(90, 0, 0, 90)),
                picture.metadata(),
                List.of());
        PhotosphereFile.write(header.with(picture.image()), facingRight, WriteOptions.defaults(), Map.of());

        float[] byItsTags = dreamed(facingRight, "");
        assertThat(byItsTags).isEqualTo(dreamed(input, "--heading 90"));
        assertThat(byItsTags).isEqualTo(dreamed(input, "--heading -270"));
        assertThat(byItsTags).isNotEqualTo(dreamed(facingRight, "--heading 0"));
        assertThat(dreamed(facingRight, "--heading 0")).isEqualTo(dreamed(input, ""));
        assertThat(dreamed(facingRight, "--tiles tangent")).isEqualTo(dreamed(input, "--tiles tangent"));
    }

    private float[] dreamed(Path picture, String how) throws IOException {
        Path out = folder.resolve("dreamed.png");
        int code = new CommandLine().run("dream {} --model {} --layer edges --steps 1 -o {} " + how, picture, net, out);
        assertThat(code).isEqualTo(ExitCode.DONE);
        return PhotosphereFile.read(out).image().rgb();
    }

    @Test
    void theSameSeedDreamsTheSameBytes() throws IOException {
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        for (Path out : new Path[] {first, second}) {
            assertThat(command.run("dream {} --model {} --layer edges --seed 5 --steps 2 -o {}", input, net, out))
                    .isEqualTo(ExitCode.DONE);
        }
        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void dreamsAtTheWidthAskedFor() throws IOException {
        Path out = folder.resolve("out.jpg");
        command.run("dream {} --model {} --layer edges --steps 1 --width 200 -o {}", input, net, out);
        assertThat(PhotosphereFile.read(out).coverage().isFull()).isTrue();
        assertThat(PhotosphereFile.read(out).image().width()).isEqualTo(200);
    }

    @Test
    void aRegionDreamsAndTheRestStays() throws IOException {
        Path out = folder.resolve("sky.png");

        int code = command.run("dream {} --model {} --layer edges --region sky --octaves 1 -o {}", input, net, out);

        // On a busy machine a dream takes long enough to tell its progress.
        assertThat(command.err()).allMatch(line -> line.startsWith("dreaming: "));
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
                "dream {} --model {} --layer convolution*0.5 --layer edges --adam --steps 1 -o {}", input, net, out);
        assertThat(command.err()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(RunSettings.of(PhotosphereFile.read(out).metadata().xmp()).get("dream"))
                .contains("layer = [\"convolution*0.5\", \"edges\"]", "adam = true");
    }

    @Test
    void placesThatAreNoneAreRefused() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, "regions are", "dream {} --model {} --region skye", input, net);
        Path square = picture("square.png", 64, 64);
        expectFailure(ExitCode.FAILED, "mask", "dream {} --model {} --layer edges --mask {}", input, net, square);
        expectFailure(
                ExitCode.WRONG_USAGE,
                "weights",
                "dream {} --model {} --layer edges --layer convolution*-1",
                input,
                net);
    }

    @Test
    void aTruncatedJpegIsAClearError() throws IOException {
        byte[] bytes = Files.readAllBytes(picture("whole.jpg", 256, 128));
        Path cut = Files.write(folder.resolve("cut.jpg"), Arrays.copyOf(bytes, bytes.length / 2));
        expectFailure(ExitCode.FAILED, cut.toString(), "dream {} --model {} --layer edges", cut, net);
    }

    @Test
    void aTextNamedAsAPictureIsAClearError() throws IOException {
        Path text = Files.writeString(folder.resolve("text.jpg"), "not a picture");
        expectFailure(ExitCode.FAILED, text.toString(), "dream {} --model {} --layer edges", text, net);
    }

    @Test
    void aRatioThatIsNoSpheresIsAClearError() throws IOException {
        Path wide = picture("wide.png", 192, 64);
        expectFailure(ExitCode.FAILED, "GPano", "dream {} --model {} --layer edges", wide, net);
    }

    @Test
    void anUnknownLayerListsThoseThatExist() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, TinyNet.LAYER, "dream {} --model {} --layer egdes", input, net);
    }

    @Test
    void aFolderWithoutPrototxtIsAClearError() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        expectFailure(ExitCode.FAILED, empty.toString(), "dream {} --model {} --layer conv", input, empty);
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
        expectFailure(ExitCode.FAILED, weights.toString(), "dream {} --model {} --layer c", input, caffe);
    }

    @Test
    void optionsOutOfRangeAreWrongUsage() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, "octaves", "dream {} --model {} --octaves 0", input, net);
        expectFailure(ExitCode.WRONG_USAGE, "upscale", "dream {} --model {} --upscale 3", input, net);
        expectFailure(ExitCode.WRONG_USAGE, "steps", "dream {} --model {} --steps many", input, net);
    }

    @Test
    void anOutputWithoutItsFolderIsAClearError() throws IOException {
        Path out = folder.resolve("missing").resolve("out.jpg");
        expectFailure(ExitCode.FAILED, "folder", "dream {} --model {} --layer edges -o {}", input, net, out);
    }

    @Test
    void theInputIsNeverOverwritten() throws IOException {
        expectFailure(ExitCode.WRONG_USAGE, "overwrite", "dream {} --model {} --layer edges -o {}", input, net, input);
    }

    /** One line on standard error that says {@code part}, and no file made or changed. */
    private void expectFailure(int code, String part, String line, Object... values) throws IOException {
        TreeMap<Path, Long> before = files();
        CommandLine failing = new CommandLine();
        assertThat(failing.run(line, values)).isEqualTo(code);
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
