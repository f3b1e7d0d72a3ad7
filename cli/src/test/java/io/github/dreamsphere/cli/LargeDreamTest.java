package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.cli.recipe.Recipes;
import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.FlatHeader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.photosphere.SurfacePicture;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.EvenDetail;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeDreamTest {
    private static final DreamRoom NO_MEMORY = new DreamRoom(0, 0, 1 << 20, 0);

    @TempDir
    Path folder;

    private final CommandLine command = new CommandLine();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new PrintStream(said), new PrintStream(said), false);
    private Optional<Path> snapshots = Optional.empty();
    private Path input;
    private Path net;
    private Network network;
    private DreamPlan plan;
    private DreamRecord record;

    @BeforeEach
    void makeInput() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        net = TinyNet.in(folder);
        network = new Network(Models.ofProcess().resolve(net.toString()).net());
        DreamOptions options = DreamOptions.defaults().withSteps(2).withOctaves(2);
        plan = new DreamPlan(
                List.of(Aim.everywhere(BlobObjective.energy(network, TinyNet.LAYER))), options, Shaping.plain(), 0);
        record = new DreamRecord(Map.of("layer", List.of(TinyNet.LAYER)), noIngredients());
    }

    private Ingredients noIngredients() throws IOException {
        Arguments arguments = new Arguments("dream", "dreams");
        Order order = new Order(List.of(), Map.of(), Optional.empty(), Set.of(), List.of());
        return new Ingredients(
                order, arguments, arguments.parse(List.of(), terminal).orElseThrow());
    }

    private String recipe() throws IOException {
        return record.of(Optional.of(input));
    }

    @AfterEach
    void close() {
        network.close();
    }

    /** A dream of which not one plane is in memory. */
    private DreamTask onDisk(int factor, Canvas canvas) {
        return task(
                factor,
                canvas,
                (job, c, p) -> DreamPlanes.in(NO_MEMORY, job.target().getParent()));
    }

    /** A dream wholly in memory. */
    private DreamTask inMemory(int factor, Canvas canvas) {
        return task(
                factor,
                canvas,
                (job, c, p) -> DreamPlanes.in(DreamRoom.UNLIMITED, job.target().getParent()));
    }

    private DreamTask task(int factor, Canvas canvas, DreamRooms rooms) {
        Optional<SnapshotPlaces> places = snapshots.map(way -> new SnapshotPlaces(way, Optional.empty()));
        return new DreamTask(
                plan, record, source -> canvas, rooms, factor, WriteOptions.defaults(), places, 1, true, terminal);
    }

    private Canvas canvas(int width, int height) throws IOException {
        try (BandReader reader = BandReader.open(input)) {
            PictureHeader stored = PhotosphereHeader.of(input, reader.width(), reader.height(), reader.metadata());
            return new Canvas.OfFile(input, stored, reader.hasAlpha(), stored.scaledTo(width, height));
        }
    }

    private void assertSame(int factor, Canvas canvas) throws IOException {
        Path large = folder.resolve("large.png");
        Path small = folder.resolve("small.png");
        onDisk(factor, canvas).run(new Job(input, large), Progress.SILENT);
        inMemory(factor, canvas).run(new Job(input, small), Progress.SILENT);
        assertThat(large).hasSameBinaryContentAs(small);
    }

    @Test
    void isTheSameAsOneInMemory() throws IOException {
        assertSame(1, canvas(128, 64));
        Photosphere dream = Dreamer.dream(PhotosphereFile.read(input), plan, Progress.SILENT);
        Path whole = folder.resolve("whole.png");
        PhotosphereFile.write(dream, whole, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe()));
        assertThat(folder.resolve("large.png")).hasSameBinaryContentAs(whole);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains(String.format(
                        Locale.ROOT,
                        "seam score %.2f, pole scores %.2f",
                        SeamScore.of(dream.image()),
                        PoleScore.north(dream.image())));
    }

    @Test
    void isResizedAsOneInMemory() throws IOException {
        assertSame(1, canvas(160, 80));
        Photosphere read = PhotosphereFile.read(input);
        Image resized =
                SphereResize.resize(read.image(), read.coverage().surface().border(), 160, 80);
        Photosphere dream = Dreamer.dream(read.withImage(resized), plan, Progress.SILENT);
        Path whole = folder.resolve("whole.png");
        PhotosphereFile.write(dream, whole, WriteOptions.defaults(), Map.of(Recipes.RECORDED, recipe()));
        assertThat(folder.resolve("large.png")).hasSameBinaryContentAs(whole);
    }

    @Test
    void alphaGoesAlong() throws IOException {
        Image image = ImageReader.read(input).image();
        float[] alpha = new float[128 * 64];
        for (int i = 0; i < alpha.length; i++) {
            alpha[i] = i % 128 / 127f;
        }
        ImageWriter.write(new Picture(image.withAlpha(alpha), Metadata.NONE), input, WriteOptions.defaults());
        assertSame(1, canvas(160, 80));
        Image dream = ImageReader.read(folder.resolve("large.png")).image();
        assertThat(dream.alpha().orElseThrow()[40 * 160 + 80]).isCloseTo(0.5f, within(0.02f));
    }

    @Test
    void isEnlargedAsOneInMemory() throws IOException {
        assertSame(2, canvas(128, 64));
        SurfacePicture dream = dreamed();
        Image enlarged = Enlarging.enlarge(dream.image(), dream.header().surface(), 2, terminal);
        Image written = ImageReader.read(folder.resolve("large.png")).image();
        assertThat(written.width()).isEqualTo(256);
        assertThat(Psnr.psnr(written, enlarged)).isGreaterThan(50);
    }

    private SurfacePicture dreamed() throws IOException {
        SurfacePicture original = canvas(128, 64).picture(Planes.inMemory(), terminal);
        return original.withImage(
                Dream.of(plan).run(original.image(), original.header().surface(), Progress.SILENT));
    }

    @Test
    void startsFromNothingAndFlatPicturesToo() throws IOException {
        assertSame(1, new Canvas.FromNothing(PhotosphereHeader.full(128, 64), Start.NOISE, 3));
        FlatHeader flat = new FlatHeader(128, 64, Metadata.NONE, List.of());
        assertSame(2, new Canvas.FromNothing(flat, Start.GRADIENT, 3));
        assertSame(1, new Canvas.OfFile(input, flat, false, flat.scaledTo(150, 75)));
    }

    @Test
    void keepsItsWayAndGoesOnToTheSameBytes() throws IOException {
        Path whole = folder.resolve("whole.png");
        inMemory(1, canvas(128, 64)).run(new Job(input, whole), Progress.SILENT);
        Path way = folder.resolve("way");
        snapshots = Optional.of(way);
        Path broken = folder.resolve("broken.png");
        Job job = new Job(input, broken);
        for (int tiles : new int[] {3, 9, 9}) {
            assertThatThrownBy(() -> onDisk(1, canvas(128, 64)).run(job, stopAfter(tiles)))
                    .isInstanceOf(Cancelled.class);
            assertThat(way.resolve("dream.state")).exists();
        }
        onDisk(1, canvas(128, 64)).run(job, Progress.SILENT);
        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(way.resolve("dream.state")).doesNotExist();
        assertThat(way.resolve("step-0004.jpg")).exists();
        Photosphere last = PhotosphereFile.read(way.resolve("step-0004.jpg"));
        Image seen = PhotosphereFile.read(whole).image();
        EvenDetail.level(seen.colourPlane(), new Equirectangular(128, 64));
        assertThat(Psnr.psnr(last.image(), seen)).isGreaterThan(25);
    }

    @Test
    void interruptedItLeavesNothing() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Job job = new Job(input, work.resolve("out.png"));
        assertThatThrownBy(() -> onDisk(1, canvas(128, 64)).run(job, stopAfter(4)))
                .isInstanceOf(Cancelled.class);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
    }

    private static Progress stopAfter(int tiles) {
        return new Progress() {
            private int begun;

            @Override
            public void report(String stage, long done, long total) {
                begun += stage.startsWith("octave") ? 1 : 0;
            }

            @Override
            public boolean cancelled() {
                return begun > tiles;
            }
        };
    }

    @Test
    void tooLittleMemoryIsSaidBeforeAnythingIsDone() {
        Path out = folder.resolve("out.png");
        int code = command.run("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--memory", "1m", "-o", out);
        assertThat(code).isEqualTo(ExitCode.FAILED);
        assertThat(command.err()).hasSize(1).first().asString().contains("this takes at least", "--memory");
        assertThat(out).doesNotExist();
    }

    @Test
    void flatPicturesAndStartsFromNothingKeepToMemoryToo() {
        Path out = folder.resolve("out.png");
        Object[][] dreams = {{input, "--flat"}, {"--start", "noise", "--width", 128}};
        for (Object[] dream : dreams) {
            CommandLine limited = new CommandLine();
            Stream<Object> words =
                    Stream.of("dream", "--model", net, "--layer", TinyNet.LAYER, "--steps", 1, "-o", out);
            Object[] all = Stream.concat(words, Stream.concat(Stream.of(dream), Stream.of("--memory", "100g")))
                    .toArray();
            assertThat(limited.run(all)).as("%s", limited.err()).isEqualTo(ExitCode.DONE);
            assertThat(limited.err()).anyMatch(line -> line.matches(".*: about [0-9]+ MB of memory, [0-9]+ s"));
        }
    }

    @Test
    void whatIsForeseenIsSaidAndChangesNothing() throws IOException {
        Path plain = folder.resolve("plain.png");
        Path limited = folder.resolve("limited.png");
        List<Object> words = Arrays.asList("dream", input, "--model", net, "--layer", TinyNet.LAYER, "--steps", 1);
        command.run(Stream.concat(words.stream(), Stream.of("-o", plain)).toArray());
        assertThat(command.err()).noneMatch(line -> line.contains("MB of memory"));
        command.run(Stream.concat(words.stream(), Stream.of("--memory", "100g", "-o", limited))
                .toArray());
        assertThat(command.err()).anyMatch(line -> line.matches(".*in.png: about [0-9]+ MB of memory, [0-9]+ s"));
        assertThat(limited).hasSameBinaryContentAs(plain);
    }
}
