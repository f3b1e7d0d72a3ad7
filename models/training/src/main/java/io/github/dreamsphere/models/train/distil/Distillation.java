package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.net.AffineFolding;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.Prefetch;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.WeightAverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Trains a small net, the student, to compute the blobs of a large one, its teacher, for crops of pictures (Hinton et
 * al. 2015, Romero et al. 2014). Labels are not needed; if there are classes, they are equally frequent.
 */
public final class Distillation {
    /** One of this many pictures, at least one, is held out. */
    private static final int HELD_OUT = 50;
    /** Limits the pixels of all crops for validation, but not to less than one crop. */
    private static final int VALIDATED_PIXELS = 64 * 128 * 128;
    /** Number of crops to measure the teacher's channels on. */
    private static final int MEASURED = 256;
    /** Number of crops to fit layers on. */
    private static final int FITTED = 1024;

    private final Net teacher;
    private final List<TrainingImages.Entry> trained = new ArrayList<>();
    private final List<TrainingImages.Entry> heldOut = new ArrayList<>();

    /**
     * Trains with {@code teacher} on {@code images}.
     *
     * @param place where they come from, for messages
     * @throws IOException if there is only one picture
     */
    public Distillation(Net teacher, TrainingImages images, Path place) throws IOException {
        this.teacher = teacher;
        List<TrainingImages.Entry> entries = images.entries();
        if (entries.size() < 2) {
            throw new IOException(place + ": contains only one readable picture; as one is held out for validation,"
                    + " there must be at least two");
        }
        int each = Math.min(HELD_OUT, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            (i % each == each / 2 ? heldOut : trained).add(entries.get(i));
        }
    }

    /**
     * Starts from random weights. Writes the checkpoint and the curve to {@code out}, an existing folder.
     *
     * @throws UnsuitableNetException if a blob to learn has the name of one of the student's own
     */
    public void start(DistilSettings settings, Path out, Duration between, Progress progress) throws IOException {
        start(settings, settings.architecture(), out, between, progress);
    }

    /**
     * Starts from {@code net}, which another distillation made; else as {@link #start}.
     *
     * @param channels other numbers of channels for its convolutions, by blob
     * @throws UnsuitableNetException if {@code net} is no student, if no convolution computes a blob of {@code
     *     channels}, or if a blob to learn has the name of one of the student's own
     */
    public void startFrom(
            Net net,
            Map<String, Integer> channels,
            DistilSettings settings,
            Path out,
            Duration between,
            Progress progress)
            throws IOException {
        TrainedBody body = new TrainedBody(new Resizing(channels, settings.seed()).of(net));
        start(settings, body, out, between, progress);
    }

    /**
     * Starts from weights that are fitted to the teacher, layer by layer.
     *
     * @param channels other numbers of channels for the student's convolutions, by blob
     * @throws UnsuitableNetException if the teacher has another architecture than the student, fewer channels in a
     *     layer, or values that are not finite; if no convolution computes a blob of {@code channels}; or if a blob to
     *     learn has the name of one of the student's own
     */
    public void startFitted(
            Map<String, Integer> channels, DistilSettings settings, Path out, Duration between, Progress progress)
            throws IOException {
        try (Teacher running = new Teacher(teacher, settings.blobs(), settings.crop())) {
            RandomCrops drawn = new RandomCrops(trained, settings);
            CalibratedSettings lesson = new CalibratedSettings(settings, divisors(drawn, running));
            Net random = StudentNet.of(
                    StudentGraph.graph(settings, settings.architecture(), running.shapes()), lesson, "student");
            Net student = new Resizing(channels, settings.seed()).of(AffineFolding.fold(random));
            Consumer<String> stage = words -> {
                progress.checkCancelled();
                progress.report(words, 0, settings.rate().total());
            };
            LayerwiseFit fit = new LayerwiseFit(teacher.upTo(settings.blobs()), student, lesson);
            TrainedBody body = new TrainedBody(fit.on(examples(settings, drawn, running, stage), stage));
            ComputationGraph graph = StudentGraph.graph(settings, body, running.shapes());
            body.load(graph, heads(lesson));
            run(new Checkpoint<>(graph, new WeightAverage(graph.params()), lesson), running, out, between, progress);
        }
    }

    private static List<float[]> examples(
            DistilSettings settings, RandomCrops drawn, Teacher running, Consumer<String> stage) {
        try (DreamtCrops dreamt = new DreamtCrops(settings, drawn, running)) {
            return dreamt.examples(FITTED, stage);
        }
    }

    private void start(DistilSettings settings, StudentBody body, Path out, Duration between, Progress progress)
            throws IOException {
        try (Teacher running = new Teacher(teacher, settings.blobs(), settings.crop())) {
            CalibratedSettings lesson =
                    new CalibratedSettings(settings, divisors(new RandomCrops(trained, settings), running));
            ComputationGraph graph = StudentGraph.graph(settings, body, running.shapes());
            body.load(graph, heads(lesson));
            run(new Checkpoint<>(graph, new WeightAverage(graph.params()), lesson), running, out, between, progress);
        }
    }

    private static List<StudentBody.Head> heads(CalibratedSettings lesson) {
        List<String> blobs = lesson.settings().blobs();
        return IntStream.range(0, blobs.size())
                .mapToObj(i ->
                        new StudentBody.Head(blobs.get(i), lesson.divisors().get(i)))
                .toList();
    }

    /**
     * The net of the training in folder {@code out}. If it has classes, the layer that scores them is first fitted to
     * the trained net, which can take minutes.
     */
    public Net export(Path out, String name, Progress progress) throws IOException {
        Checkpoint<CalibratedSettings> state = checkpoint(out);
        DistilSettings settings = state.settings().settings();
        Net net = StudentNet.of(state, name);
        return settings.classes().isEmpty()
                ? net
                : new ClassHead(settings, new RandomCrops(trained, settings), trained.size()).fittedTo(net, progress);
    }

    /** The class names of the training in folder {@code out}; empty without a classifier head. */
    public static List<String> classes(Path out) throws IOException {
        return checkpoint(out).settings().settings().classes();
    }

    private static Checkpoint<CalibratedSettings> checkpoint(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), CalibratedSettings.class);
    }

    /**
     * Resumes from the checkpoint in {@code out}.
     *
     * @param steps new total number of steps, if it changes
     */
    public void resume(Path out, OptionalInt steps, Duration between, Progress progress) throws IOException {
        Checkpoint<CalibratedSettings> state = checkpoint(out);
        CalibratedSettings lesson = state.settings();
        if (steps.isPresent()) {
            LearningRate rate = lesson.settings().rate().over(steps.getAsInt());
            state.graph().setLearningRate(rate);
            lesson = new CalibratedSettings(lesson.settings().withRate(rate), lesson.divisors());
        }
        DistilSettings settings = lesson.settings();
        try (Teacher running = new Teacher(teacher, settings.blobs(), settings.crop())) {
            run(state.withSettings(lesson), running, out, between, progress);
        }
    }

    private static List<float[]> divisors(RandomCrops drawn, Teacher teacher) {
        List<List<float[]>> seen = drawn.ofStep(-1, MEASURED).stream()
                .map(crop -> teacher.blobs(crop.rgb()))
                .toList();
        List<float[]> divisors = new ArrayList<>();
        for (int i = 0; i < teacher.shapes().size(); i++) {
            int blob = i;
            Shape shape = teacher.shapes().get(i);
            divisors.add(Divisors.measure(seen.stream().map(s -> s.get(blob)).toList(), shape.channels()));
        }
        return divisors;
    }

    /** Held-out crops; of all pictures again if too few are held out for a mosaic. */
    private List<RandomCrops.Crop> held(RandomCrops drawn, DistilSettings settings) {
        int crops = Math.max(1, VALIDATED_PIXELS / (settings.crop() * settings.crop()));
        int pictures = Math.max(1, Math.min(crops, heldOut.size() / drawn.pictures())) * drawn.pictures();
        return drawn.middles(Stream.generate(() -> heldOut)
                .flatMap(List::stream)
                .limit(pictures)
                .toList());
    }

    private void run(
            Checkpoint<CalibratedSettings> state, Teacher running, Path out, Duration between, Progress progress)
            throws IOException {
        DistilSettings settings = state.settings().settings();
        RandomCrops drawn = new RandomCrops(trained, settings);
        DistilBatches batches = new DistilBatches(running, settings);
        List<float[]> divisors = state.settings().divisors();
        List<RandomCrops.Crop> held = held(drawn, settings);
        try (DreamtCrops dreamt = new DreamtCrops(settings, drawn, running);
                Prefetch<DistilBatches.Batch> ahead = new Prefetch<>(i -> batches.batch(dreamt.among(i), divisors))) {
            HeldOut unseen =
                    new HeldOut(state.settings(), batches.batch(dreamt.still(held), divisors), dreamt.dreamsFrom(held));
            TrainingLoop.Step step = (graph, i) -> {
                if (dreamt.wantsStudent(i)) {
                    dreamt.dreamWith(StudentNet.of(graph, state.settings(), "student"));
                }
                DistilBatches.Batch batch = ahead.take(i);
                graph.fit(new INDArray[] {batch.input()}, batch.targets());
                return graph.score() + batch.misaligned();
            };
            new TrainingLoop<>(state, out, between, step, unseen::score)
                    .run(settings.rate().total(), progress);
        }
    }
}
