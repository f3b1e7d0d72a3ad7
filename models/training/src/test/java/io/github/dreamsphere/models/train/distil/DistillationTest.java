package io.github.dreamsphere.models.train.distil;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.dl4j.GraphReader;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.Distortion;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
                .map(DistillationTest::score)
                .toList();
        assertThat(scores.get(scores.size() - 1)).isLessThan(0.85 * scores.get(0));

        Checkpoint<CalibratedSettings> trained = read(out);
        Net net = StudentNet.of(trained, "test");
        assertThat(net.blobs()).contains("deep", "mixed3a").doesNotContain("deep/loss");
        assertClose(NoisePicture.blob(net, "mixed3a", CROP), onDl4j(trained, "mixed3a"), 1e-4);
        assertClose(NoisePicture.blob(net, "deep", CROP), scaledBack(trained), 1e-4);
    }

    @Test
    void aStudentIsTrainedFurtherFromWhatItComputed() throws IOException {
        Path first = Files.createDirectories(folder.resolve("first"));
        distillation().start(settings(8, List.of("a", "b", "c")), first, Duration.ZERO, Progress.SILENT);
        Net net = StudentNet.of(read(first), "first");

        Net start = further(net, 1e-9, 1);
        assertThat(start.channels("stem")).isEqualTo(32);
        for (String blob : List.of("deep", "prob")) {
            assertClose(NoisePicture.blob(start, blob, 2 * CROP), NoisePicture.blob(net, blob, 2 * CROP), 1e-3);
        }
    }

    @Test
    void aStudentThatIsTrainedFurtherLearns() throws IOException {
        Path first = train("first", Progress.SILENT, 3);
        further(StudentNet.of(read(first), "first"), 5e-3, 30);
        List<String> curve = Files.readAllLines(folder.resolve("further/curve.csv"));
        assertThat(score(curve.get(curve.size() - 1))).isLessThan(0.9 * score(curve.get(1)));
    }

    /** A wider student that starts from {@code net}, after some steps with mosaics and dreams. */
    private Net further(Net net, double rate, int steps) throws IOException {
        Path out = Files.createDirectories(folder.resolve("further"));
        DistilSettings first = settings(8, List.of("a", "b", "c"));
        LearningRate level = new LearningRate(rate, 0, steps, LearningRate.Decay.COSINE);
        DistilSettings settings =
                new DistilSettings(null, "first", first.heads(), level, 6, 2 * CROP, 2, 3, 2, first.classes());
        Map<String, Integer> wider = Map.of("mixed3a/1x1", 24, "stem2", 32);
        distillation().startFrom(net, wider, settings, out, Duration.ZERO, Progress.SILENT);
        return StudentNet.of(read(out), "further");
    }

    @Test
    void aFittedStudentBeginsWithWhatItsTeacherComputes() throws IOException {
        Net teacher = inception();
        Path out = Files.createDirectories(folder.resolve("fitted"));
        LearningRate rate = new LearningRate(1e-9, 0, 2, LearningRate.Decay.COSINE);
        List<DistilSettings.Head> heads = List.of(new DistilSettings.Head("its/mixed3a", "mixed3a"));
        DistilSettings settings = new DistilSettings(
                new InceptionArchitecture(0.125), "teacher", heads, rate, 4, 2 * CROP, 1, 1, 2, List.of());
        new Distillation(teacher, images(), folder)
                .startFitted(Map.of(), settings, out, Duration.ZERO, Progress.SILENT);
        Net net = StudentNet.of(read(out), "fitted");
        assertThat(net.blobs()).contains("stem1pool/norm");
        float[] truth = NoisePicture.blob(teacher, "its/mixed3a", 2 * CROP);
        float[] fitted = NoisePicture.blob(net, "its/mixed3a", 2 * CROP);
        assertThat(error(fitted, truth)).isLessThan(0.05 * error(new float[truth.length], truth));
    }

    private static double error(float[] values, float[] truth) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.pow((double) values[i] - truth[i], 2);
        }
        return sum;
    }

    /** A teacher of a student's architecture, with random weights and a local response normalisation. */
    private static Net inception() {
        DistilSettings settings = settings(3, List.of());
        ComputationGraph graph =
                StudentGraph.graph(settings, settings.architecture(), List.of(new Shape(CROP / 8, CROP / 8, 6)));
        Net random = AffineFolding.fold(new GraphReader(graph, Nets.PLAIN).net("teacher"))
                .upTo("mixed3a");
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : random.layers()) {
            List<String> inputs = layer.inputs().stream()
                    .map(blob -> blob.equals("stem1pool") ? "norm" : its(blob))
                    .toList();
            layers.add(new Layer(layer.name(), layer.op(), inputs, its(layer.output())));
            if (layer.output().equals("stem1pool")) {
                layers.add(new Layer("norm", new Lrn(5, 0.5f, 0.75f, 1), its("stem1pool"), "norm"));
            }
        }
        return new Net("teacher", Nets.PLAIN, its(random.input()), layers);
    }

    private static String its(String blob) {
        return "its/" + blob;
    }

    @Test
    void onlyAStudentIsTrainedFurther() throws IOException {
        Path out = Files.createDirectories(folder.resolve("out"));
        DistilSettings settings = settings(3, List.of());
        assertThatThrownBy(() ->
                        distillation().startFrom(teacher(), Map.of(), settings, out, Duration.ZERO, Progress.SILENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teacher");
    }

    private static double score(String point) {
        return Double.parseDouble(point.split(",")[2]);
    }

    @Test
    void learnsTheFoldersAsClassesByAFurtherHead() throws IOException {
        Path out = Files.createDirectories(folder.resolve("classes"));
        DistilSettings settings = settings(3, List.of("a", "b", "c"));
        distillation().start(settings, out, Duration.ZERO, Progress.SILENT);
        Net net = StudentNet.of(read(out), "test");
        float[] probability = NoisePicture.blob(net, "prob", CROP);
        assertThat(probability).hasSize(3);
        assertThat(probability[0] + probability[1] + probability[2]).isCloseTo(1, within(1e-5f));
        assertClose(probability, onDl4j(read(out), "prob"), 1e-4);
    }

    @Test
    void theClassesAreFittedToTheTrainedNet() throws IOException {
        Path out = Files.createDirectories(folder.resolve("fitted"));
        Distillation distillation = distillation();
        distillation.start(settings(3, List.of("a", "b", "c")), out, Duration.ZERO, Progress.SILENT);
        Net trained = StudentNet.of(read(out), "test");
        Net exported = distillation.export(out, "test", Progress.SILENT);
        assertThat(NoisePicture.blob(exported, "deep", CROP)).isEqualTo(NoisePicture.blob(trained, "deep", CROP));
        assertThat(likelihood(exported)).isGreaterThan(likelihood(trained) + 0.1);
    }

    /** The mean logarithm of the probability of the right class. */
    private double likelihood(Net net) throws IOException {
        TrainingImages images = images();
        double sum = 0;
        try (Network network = new Network(net);
                Pass pass = network.forward("prob", CROP, CROP)) {
            for (TrainingImages.Entry entry : images.entries()) {
                pass.forward(new Distortion(CROP).middle(entry.decode()));
                sum += Math.log(pass.activation()[images.labels().indexOf(entry.label())]);
            }
        }
        return sum / images.entries().size();
    }

    @Test
    void anExportInTheMiddleLeavesTheTrainingAsItIs() throws IOException {
        Checkpoint<CalibratedSettings> training = read(train("out", Progress.SILENT, 3));
        INDArray before = training.graph().params().dup();
        StudentNet.of(training, "student");
        assertThat(training.graph().params().equals(before)).isTrue();
        assertThat(training.averaged().params().equals(before)).isFalse();
    }

    @Test
    void weightsThatNoPictureSpeaksForDecay() {
        DistilSettings settings = settings(4, List.of());
        ComputationGraph graph =
                StudentGraph.graph(settings, settings.architecture(), List.of(new Shape(CROP / 8, CROP / 8, 6)));
        double before = graph.getLayer("stem1").getParam("W").norm2Number().doubleValue();
        double kept = 1;
        for (int step = 0; step < 4; step++) {
            graph.fit(new INDArray[] {Nd4j.zeros(4, CROP, CROP, 3)}, new INDArray[] {Nd4j.zeros(4, 4, 4, 6)});
            kept *= 1 - 0.5 * settings.rate().valueAt(step, 0);
        }
        double after = graph.getLayer("stem1").getParam("W").norm2Number().doubleValue();
        assertThat(after / before).isCloseTo(kept, within(1e-5));
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
    void oneOfAFewPicturesIsHeldOutAndOneAloneIsAnError() throws IOException {
        Pictures.write(folder.resolve("few"), 2, 40);
        Path out = Files.createDirectories(folder.resolve("out"));
        Path few = folder.resolve("few");
        new Distillation(teacher(), TrainingImages.read(few), few)
                .start(settings(3, List.of()), out, Duration.ZERO, Progress.SILENT);
        assertThat(out.resolve("curve.csv")).isNotEmptyFile();

        Path one = folder.resolve("one");
        Pictures.write(one, 1, 40);
        TrainingImages alone = TrainingImages.read(one);
        assertThatThrownBy(() -> new Distillation(teacher(), alone, one))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(one + ": contains only one readable picture");
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
        return new Distillation(teacher(), images(), folder);
    }

    private TrainingImages images() throws IOException {
        Pictures.write(folder.resolve("pictures/a"), 8, 40);
        Pictures.write(folder.resolve("pictures/b"), 8, 50);
        Pictures.write(folder.resolve("pictures/c"), 12, 40);
        return TrainingImages.read(folder.resolve("pictures"));
    }

    private Path train(String name, Progress progress, int steps) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        DistilSettings settings = settings(steps, List.of());
        distillation().start(settings, out, Duration.ZERO, progress);
        return out;
    }

    private static DistilSettings settings(int steps, List<String> classes) {
        LearningRate rate = new LearningRate(5e-3, 2, steps, LearningRate.Decay.COSINE);
        List<DistilSettings.Head> heads = List.of(new DistilSettings.Head("deep", "mixed3a"));
        return new DistilSettings(new InceptionArchitecture(0.125), heads, rate, 4, CROP, 1, 0, classes);
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

    private static Checkpoint<CalibratedSettings> read(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), CalibratedSettings.class);
    }

    private static float[] onDl4j(Checkpoint<CalibratedSettings> training, String vertex) {
        ComputationGraph graph = training.averaged();
        INDArray input = Nd4j.create(NoisePicture.of(CROP), new long[] {1, CROP, CROP, 3}, 'c')
                .subi(0.5)
                .muli(4);
        return graph.feedForward(input, false).get(vertex).dup('c').data().asFloat();
    }

    private static float[] scaledBack(Checkpoint<CalibratedSettings> training) {
        float[] head = onDl4j(training, "deep");
        float[] divisors = training.settings().divisors().get(0);
        for (int i = 0; i < head.length; i++) {
            head[i] = Math.max(0, head[i]) * divisors[i % divisors.length];
        }
        return head;
    }
}
