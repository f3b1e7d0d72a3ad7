package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.RunSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code dream} can be asked to dream of, and on. */
class DreamObjectivesTest {
    @TempDir
    Path folder;

    private Path input;
    private Path net;

    @BeforeEach
    void makeInput() throws IOException {
        input = picture("in.png", 128, 64);
        net = TinyNet.in(folder);
        Files.writeString(folder.resolve("labels.txt"), """
                pagoda
                stupa, tope
                crane
                crane
                """);
    }

    private Path picture(String name, int width, int height) throws IOException {
        Image image = new Image(width, height);
        Random random = new Random(1);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        Path file = folder.resolve(name);
        ImageWriter.write(new Picture(image, Metadata.NONE), file, WriteOptions.defaults());
        return file;
    }

    /** The dream with these options; equal arrays mean equal dreams. */
    private float[] dream(String options, Object... values) throws IOException {
        Path out = folder.resolve("out.png");
        List<Object> all = new ArrayList<>(List.of(input, net, out));
        all.addAll(Arrays.asList(values));
        CommandLine command = new CommandLine();
        int code = command.run("dream {} --model {} --octaves 1 --steps 2 -o {} " + options, all.toArray());
        assertThat(command.errors()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        return ImageReader.read(out).image().rgb();
    }

    @Test
    void everyKindOfObjectiveDreamsSomethingElse() throws IOException {
        Path vector = Files.writeString(folder.resolve("vector.txt"), "1 -0.5\n0, 0.25\n");
        Path guide = picture("guide.png", 40, 30);
        List<float[]> dreams = List.of(
                dream("--layer edges"),
                dream("--layer edges:1,2"),
                dream("--layer edges:strongest=1"),
                dream("--layer edges:weakest=1"),
                dream("--layer convolution:neuron=3"),
                dream("--direction edges:1=0.5,2=-1"),
                dream("--direction edges:{}", vector),
                dream("--class Pagoda"),
                dream("--class tope*2 --layer edges@sky"),
                dream("--layer edges --guide {}", guide),
                dream("--layer edges --guide {} --guide-weight 0.3", guide),
                dream("--layer edges --guide {}", input),
                dream("--layer edges --diversity 0.8"));
        for (int i = 0; i < dreams.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(dreams.get(i)).as("%d and %d", i, j).isNotEqualTo(dreams.get(j));
            }
        }
    }

    @Test
    void aClassIsFoundByEachOfItsNamesAndItsNumber() throws IOException {
        float[] dream = dream("--class stupa");
        assertThat(dream("--class Tope")).isEqualTo(dream);
        assertThat(dream("--class 1")).isEqualTo(dream);
    }

    @Test
    void layersDreamWhereTheyAreAskedTo() throws IOException {
        float[] sky = dream("--layer edges@sky --softness 0");
        float[] both = dream("--layer edges@sky --layer convolution:1@ground --softness 0");
        float[] before = PhotosphereFile.read(input).image().rgb();
        int half = before.length / 2;
        assertThat(Arrays.copyOfRange(sky, half, before.length))
                .isEqualTo(Arrays.copyOfRange(before, half, before.length));
        assertThat(Arrays.copyOf(sky, half)).isNotEqualTo(Arrays.copyOf(before, half));
        assertThat(Arrays.copyOfRange(both, half, before.length))
                .isNotEqualTo(Arrays.copyOfRange(before, half, before.length));
    }

    @Test
    void weightsThatSumToZeroOnlyInDifferentPlacesDream() throws IOException {
        float[] sky = dream("--layer edges@sky --softness 0");
        assertThat(dream("--layer edges@sky --layer edges@ground*-1 --softness 0"))
                .isNotEqualTo(sky);
    }

    @Test
    void whatWasAskedForIsRecorded() throws IOException {
        Path out = folder.resolve("recorded.png");
        Path guide = picture("guide.png", 40, 30);
        CommandLine command = new CommandLine();
        String objectives = "--layer edges*0.7 --layer convolution@sky --class pagoda --guide {} --diversity 0.5";
        command.run("dream {} --model {} --steps 1 -o {} " + objectives, input, net, out, guide);
        assertThat(command.errors()).isEmpty();
        assertThat(recipe(out))
                .contains("layer = [\"edges*0.7\", \"convolution@sky\"]", "class = \"pagoda\"", "diversity = 0.5")
                .contains("guide = \"" + guide);
        Path again = folder.resolve("again.png");
        new CommandLine().run("dream {} --recipe {} -o {}", input, out, again);
        assertThat(ImageReader.read(again).image().rgb())
                .isEqualTo(ImageReader.read(out).image().rgb());
    }

    @Test
    void aPhotosphereStartsFromNothing() throws IOException {
        Path out = folder.resolve("nothing.png");
        for (String start : List.of("noise", "gradient", "colour")) {
            CommandLine command = new CommandLine();
            int code = command.run(
                    "dream --start {} --width 96 --model {} --layer edges --steps 1 -o {}", start, net, out);
            assertThat(command.errors()).isEmpty();
            assertThat(code).isEqualTo(ExitCode.DONE);
            assertThat(PhotosphereFile.read(out).coverage().isFull()).isTrue();
            assertThat(PhotosphereFile.read(out).image().height()).isEqualTo(48);
            assertThat(recipe(out)).contains("start = \"" + start);
        }
    }

    @Test
    void aFlatPictureStaysFlat() throws IOException {
        Path wide = picture("wide.png", 120, 50);
        Path out = folder.resolve("flat.png");
        CommandLine command = new CommandLine();
        int code = command.run("dream {} --flat --model {} --layer edges --steps 1 --upscale 2 -o {}", wide, net, out);
        assertThat(command.errors()).isEmpty();
        assertThat(code).isEqualTo(ExitCode.DONE);
        assertThat(command.out()).contains("240x100").doesNotContain("seam");
        Picture flat = ImageReader.read(out);
        assertThat(PhotosphereFile.isPhotosphere(flat)).isFalse();
        assertThat(recipe(out)).contains("flat = true", "tiles = \"equirect\"");
    }

    @Test
    void gpanoTagsAreTakenOffAFlatPicture() throws IOException {
        Path sphere = folder.resolve("sphere.png");
        new CommandLine().run("dream {} --model {} --layer edges --steps 0 -o {}", input, net, sphere);
        Path out = folder.resolve("flat.png");
        new CommandLine().run("dream {} --flat --model {} --layer edges --steps 1 -o {}", sphere, net, out);
        assertThat(new String(Files.readAllBytes(sphere), StandardCharsets.ISO_8859_1))
                .contains("FullPanoWidthPixels");
        assertThat(new String(Files.readAllBytes(out), StandardCharsets.ISO_8859_1))
                .doesNotContain("FullPanoWidthPixels")
                .contains("octaves");
    }

    @Test
    void objectivesThatAreNoneAreRefused() throws IOException {
        expectFailure(2, "channels 0 to 3, there is no channel 4", "--layer edges:4");
        expectFailure(2, "channels 0 to 3, there is no channel 9", "--layer edges:neuron=9");
        expectFailure(2, "has 4 channels, not 5", "--layer edges:strongest=5");
        expectFailure(2, "after 'edges:' come channels", "--layer edges:strong=5");
        expectFailure(2, "regions are sky", "--layer edges@skye");
        expectFailure(2, "no layer 'egdes'", "--layer egdes:1");
        expectFailure(2, "weight is a number", "--layer edges*much");
        expectFailure(2, "sum to 0", "--layer edges*0.5 --class pagoda*-0.5");
        expectFailure(2, "sum to 0", "--layer edges@sky --layer convolution@sky*-1 --class pagoda@ground");
        expectFailure(2, "nearest are 'pagoda', ", "--class pogoda");
        expectFailure(2, "number of one: 2 (crane), 3 (crane)", "--class crane");
        expectFailure(2, "numbered 0 to 3", "--class 4");
        expectFailure(2, "no channel 7", "--direction edges:7=1");
        expectFailure(2, "not all 0", "--direction edges:1=0");
        expectFailure(2, "CHANNEL=NUMBER", "--direction edges:1=0.5,2");
        expectFailure(2, "edges:FILE", "--direction edges");
        expectFailure(2, "from 0 to 1", "--guide {} --layer edges --guide-weight 2", input);
        expectFailure(2, "whole layers", "--guide {} --layer edges:1", input);
        expectFailure(2, "at least 0", "--layer edges --diversity -1");
    }

    @Test
    void filesOfObjectivesThatAreWrongAreNamed() throws IOException {
        Path small = picture("small.png", 4, 2);
        Path deep = Files.createDirectory(folder.resolve("deep"));
        expectFailure(1, "vector.txt", "--direction edges:{}", folder.resolve("vector.txt"));
        Path vector = Files.writeString(folder.resolve("short.txt"), "1 2 3");
        expectFailure(1, "short.txt: holds 3 numbers, and edges has 4", "--direction edges:{}", vector);
        Path words = Files.writeString(folder.resolve("words.txt"), "1 2 three 4");
        expectFailure(1, "words.txt: 'three' is no number", "--direction edges:{}", words);
        expectFailure(
                1,
                "small.png: 4x2 pixels are too small or narrow for a guide",
                "--model {} --layer pool --guide {}",
                TinyNet.deep(deep),
                small);
        Files.delete(folder.resolve("labels.txt"));
        expectFailure(2, "names no classes", "--class pagoda");
    }

    @Test
    void startsThatContradictThemselvesAreRefused() {
        Path out = folder.resolve("x.png");
        expectUsage("leave out", "dream {} --start noise -o {}", input, out);
        expectUsage("-o OUT", "dream --start noise");
        expectUsage("twice as wide", "dream --start noise --size 64x64 -o {}", out);
        expectUsage("not both", "dream --start noise --size 64x32 --width 64 -o {}", out);
        expectUsage("size is for a generated picture", "dream {} --size 64x32 -o {}", input, out);
        expectUsage("layout is for a picture in a file", "dream --start noise --layout cube -o {}", out);
        expectUsage("was 'fog'", "dream --start fog -o {}", out);
    }

    private static String recipe(Path dream) throws IOException {
        return RunSettings.of(ImageReader.read(dream).metadata().xmp()).get("dream");
    }

    private void expectUsage(String part, String line, Object... values) {
        CommandLine command = new CommandLine();
        assertThat(command.run(line, values)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(command.errors()).singleElement().asString().contains(part);
    }

    private void expectFailure(int code, String part, String options, Object... values) throws IOException {
        Path out = folder.resolve("never.png");
        List<Object> all = new ArrayList<>(List.of(input, out));
        String model = options.contains("--model ") ? "" : "--model {} ";
        if (!model.isEmpty()) {
            all.add(net);
        }
        all.addAll(Arrays.asList(values));
        CommandLine command = new CommandLine();
        int done = command.run("dream {} -o {} --octaves 1 --steps 1 " + model + options, all.toArray());
        assertThat(done).as(part).isEqualTo(code);
        assertThat(command.errors()).singleElement().asString().contains(part);
        assertThat(out).doesNotExist();
    }
}
