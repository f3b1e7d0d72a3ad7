package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.batch.Job;
import io.github.dreamsphere.core.dream.Aim;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    private Path input;
    private Path net;
    private Network network;
    private DreamPlan plan;

    @BeforeEach
    void makeInput() throws IOException {
        input = folder.resolve("in.png");
        Image image = new Image(128, 64);
        Random random = new Random(1);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = random.nextFloat();
        }
        ImageWriter.write(new Picture(image, Metadata.NONE), input, WriteOptions.defaults());
        net = TinyNet.in(folder);
        network = new Network(Models.ofProcess().resolve(net.toString()).net());
        DreamOptions options = DreamOptions.defaults().withSteps(2).withOctaves(2);
        plan = new DreamPlan(
                List.of(Aim.everywhere(BlobObjective.energy(network, TinyNet.LAYER))), options, Shaping.plain(), 0);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void isTheSameAsOneInMemory() throws IOException {
        Path out = folder.resolve("out.png");
        LargeDream large = new LargeDream(plan, new Equirectangular(128, 64), NO_MEMORY, folder);
        LargeDream.Result result =
                large.run(new Job(input, out), WriteOptions.defaults(), Map.of("dream", "so"), Progress.SILENT);

        Path inMemory = folder.resolve("small.png");
        Photosphere small = Dreamer.dream(PhotosphereFile.read(input), plan, Progress.SILENT);
        PhotosphereFile.write(small, inMemory, WriteOptions.defaults(), Map.of("dream", "so"));
        assertThat(out).hasSameBinaryContentAs(inMemory);
        assertThat(result.scores().seam()).isEqualTo(SeamScore.of(small.image()));
        assertThat(result.scores().north()).isEqualTo(PoleScore.north(small.image()));
    }

    @Test
    void isResizedAsOneInMemory() throws IOException {
        Path out = folder.resolve("out.png");
        new LargeDream(plan, new Equirectangular(160, 80), NO_MEMORY, folder)
                .run(new Job(input, out), WriteOptions.defaults(), Map.of(), Progress.SILENT);
        Photosphere read = PhotosphereFile.read(input);
        Image resized =
                SphereResize.resize(read.image(), read.coverage().surface().border(), 160, 80);
        Photosphere small = Dreamer.dream(read.withImage(resized), plan, Progress.SILENT);
        Path inMemory = folder.resolve("small.png");
        PhotosphereFile.write(small, inMemory, WriteOptions.defaults(), Map.of());
        assertThat(out).hasSameBinaryContentAs(inMemory);
    }

    @Test
    void interruptedItLeavesNothing() throws IOException {
        Path work = Files.createDirectory(folder.resolve("work"));
        Progress stop = new Progress() {
            private int tiles;

            @Override
            public void report(String stage, long done, long total) {
                tiles++;
            }

            @Override
            public boolean cancelled() {
                return tiles > 4;
            }
        };
        LargeDream large = new LargeDream(plan, new Equirectangular(128, 64), NO_MEMORY, work);
        assertThatThrownBy(() ->
                        large.run(new Job(input, work.resolve("out.png")), WriteOptions.defaults(), Map.of(), stop))
                .isInstanceOf(Cancelled.class);
        try (Stream<Path> left = Files.list(work)) {
            assertThat(left).isEmpty();
        }
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
