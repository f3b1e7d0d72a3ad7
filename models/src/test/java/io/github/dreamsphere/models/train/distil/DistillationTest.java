package io.github.dreamsphere.models.train.distil;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.models.train.BalancedSampler;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.NoisePicture;
import io.github.dreamsphere.models.train.Pictures;
import io.github.dreamsphere.models.train.Stops;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.upscaler.UpscalerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DistillationTest {
    private static final int CROP = 32;

    @TempDir
    Path folder;

    @Test
    void learnsAndExportsWhatItLearnt() throws IOException {
        Path out = train("out", Progress.SILENT, 30);
        List<Double> scores = Files.readAllLines(out.resolve("curve.csv")).stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[2]))
                .toList();
        assertThat(scores.get(scores.size() - 1)).isLessThan(0.85 * scores.get(0));

        Checkpoint<Lesson> trained = read(out);
        Net net = Distillation.export(out, "test");
        assertThat(net.blobs()).contains("deep", "mixed3a").doesNotContain("deep/loss");
        assertClose(NoisePicture.blob(net, "mixed3a", CROP), onDl4j(trained, "mixed3a"), 1e-4);
        assertClose(NoisePicture.blob(net, "deep", CROP), scaledBack(trained), 1e-4);
    }

    @Test
    void learnsTheFoldersAsClassesByAFurtherHead() throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes"));
        DistilSettings settings = settings(3, 0, List.of("a", "b", "c"));
        distillation().start(settings, out, Duration.ZERO, Progress.SILENT);
        Net net = Distillation.export(out, "test");
        float[] probability = NoisePicture.blob(net, "prob", CROP);
        assertThat(probability).hasSize(3);
        assertThat(probability[0] + probability[1] + probability[2]).isCloseTo(1, within(1e-5f));
        assertClose(probability, onDl4j(read(out), "prob"), 1e-4);
    }

    @Test
    void cropsAreDreamtOnByThePupil() throws IOException {
        DistilSettings settings = settings(3, 3, List.of());
        Net pupil = Distillation.export(train("pupil", Progress.SILENT, 3), "pupil");
        try (Teacher running = new Teacher(teacher(), settings.blobs(), CROP);
                Network network = new Network(pupil)) {
            TrainingImages images = images();
            DistilBatches batches = new DistilBatches(new BalancedSampler(images.entries()), running, settings);
            DreamtCrops dreamt = new DreamtCrops(settings, batches);
            assertThat(dreamt.among(0)).hasSize(4);
            dreamt.dreamWith(pupil);
            var energy = BlobObjective.energy(network, "deep").open(CROP, CROP);
            double first = total(energy, dreamt.among(1));
            double later = first;
            for (int step = 2; step < 7; step++) {
                later = total(energy, dreamt.among(step));
            }
            assertThat(later).isGreaterThan(1.02 * first);
            energy.close();
            dreamt.close();
        }
    }

    /** ½Σa² over the crops that were dreamt on, which come last. */
    private static double total(Objective.Session energy, List<DistilBatches.Crop> crops) {
        return crops.subList(1, 4).stream()
                .mapToDouble(crop -> energy.gradient(crop.rgb().clone(), new float[CROP * CROP * 3]))
                .sum();
    }

    @Test
    void aResumedTrainingEndsWhereAnUnbrokenOneDoes() throws IOException {
        Path unbroken = train("unbroken", Progress.SILENT, 6);
        Path broken = folder.resolve("broken");
        assertThatThrownBy(() -> train("broken", new Stops(3), 6)).isInstanceOf(Cancelled.class);
        distillation().resume(broken, OptionalInt.empty(), Duration.ofHours(1), Progress.SILENT);

        assertThat(read(broken).step()).isEqualTo(6);
        assertThat(read(broken).graph().params())
                .isEqualTo(read(unbroken).graph().params());
    }

    @Test
    void theCheckpointOfAnotherKindOfTrainingIsAnError() throws IOException {
        Path checkpoint = train("out", Progress.SILENT, 3).resolve(TrainingLoop.CHECKPOINT);
        assertThatThrownBy(() -> Checkpoint.read(checkpoint, UpscalerSettings.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(checkpoint.toString())
                .hasMessageContaining("another kind of training");
    }

    private Distillation distillation() throws IOException {
        return new Distillation(teacher(), images());
    }

    private TrainingImages images() throws IOException {
        Pictures.write(folder.resolve("pictures/a"), 8, 40);
        Pictures.write(folder.resolve("pictures/b"), 8, 50);
        Pictures.write(folder.resolve("pictures/c"), 12, 40);
        return TrainingImages.read(folder.resolve("pictures"));
    }

    private Path train(String name, Progress progress, int steps) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        DistilSettings settings = settings(steps, 0, List.of());
        distillation().start(settings, out, Duration.ZERO, progress);
        return out;
    }

    private static DistilSettings settings(int steps, int dreamt, List<String> classes) {
        LearningRate rate = new LearningRate(5e-3, 2, steps, LearningRate.Decay.COSINE);
        List<DistilSettings.Head> heads = List.of(new DistilSettings.Head("deep", "mixed3a"));
        return new DistilSettings(new InceptionPlan(0.125), heads, rate, 4, CROP, 1, dreamt, classes);
    }

    /** Sees edges at an eighth of the picture's size. */
    private static Net teacher() {
        Convolution edges = Nets.convolution(new Random(2), 3, 6, 8, 8, 0);
        Layer convolution = new Layer("edges", edges, "data", "deep@edges");
        return new Net(
                "teacher",
                Nets.PLAIN,
                "data",
                List.of(convolution, new Layer("relu", Relu.PLAIN, "deep@edges", "deep")));
    }

    private static Checkpoint<Lesson> read(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), Lesson.class);
    }

    private static float[] onDl4j(Checkpoint<Lesson> training, String vertex) {
        ComputationGraph graph = training.averaged();
        INDArray input = Nd4j.create(NoisePicture.of(CROP), new long[] {1, CROP, CROP, 3}, 'c')
                .subi(0.5)
                .muli(4);
        return graph.feedForward(input, false).get(vertex).dup('c').data().asFloat();
    }

    private static float[] scaledBack(Checkpoint<Lesson> training) {
        float[] head = onDl4j(training, "deep");
        float[] divisors = training.settings().divisors().get(0);
        for (int i = 0; i < head.length; i++) {
            head[i] = Math.max(0, head[i]) * divisors[i % divisors.length];
        }
        return head;
    }
}
