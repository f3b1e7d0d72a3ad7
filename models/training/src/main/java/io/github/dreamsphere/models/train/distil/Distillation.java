package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.progress.Progress;
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
import java.util.OptionalInt;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;

/**
 * Trains a small net to see what a large one sees: on crops of pictures it learns the values of the teacher's blobs
 * (Hinton et al. 2015, Romero et al. 2014). Labels are not needed; where there are classes they come equally often.
 */
public final class Distillation {
    /** One picture of so many, or one, is held out for validation, and no more than so many crops are validated on. */
    private static final int HELD_OUT = 50;

    private static final int VALIDATED = 64;
    /** Crops on which the strength of the teacher's channels is measured. */
    private static final int MEASURED = 256;

    private final Net teacher;
    private final List<TrainingImages.Entry> trained = new ArrayList<>();
    private final List<TrainingImages.Entry> heldOut = new ArrayList<>();

    /**
     * Will learn from {@code teacher} on {@code images}.
     *
     * @param place where they lie, for messages
     * @throws IOException if there is only one
     */
    public Distillation(Net teacher, TrainingImages images, Path place) throws IOException {
        this.teacher = teacher;
        List<TrainingImages.Entry> entries = images.entries();
        if (entries.size() < 2) {
            throw new IOException(place + ": holds one readable picture; one is held out to validate on, so there"
                    + " must be two at least");
        }
        int each = Math.min(HELD_OUT, entries.size());
        for (int i = 0; i < entries.size(); i++) {
            (i % each == each / 2 ? heldOut : trained).add(entries.get(i));
        }
    }

    /** Starts afresh; the checkpoint and the curve go into {@code out}, an existing folder. */
    public void start(DistilSettings settings, Path out, Duration between, Progress progress) throws IOException {
        try (Teacher running = new Teacher(teacher, settings.blobs(), settings.crop())) {
            CalibratedSettings lesson =
                    new CalibratedSettings(settings, divisors(new RandomCrops(trained, settings), running));
            ComputationGraph graph = StudentGraph.graph(settings, running.shapes());
            run(new Checkpoint<>(graph, new WeightAverage(graph.params()), lesson), running, out, between, progress);
        }
    }

    /** The net as trained so far by the training whose folder is {@code out}. */
    public static Net export(Path out, String name) throws IOException {
        return StudentNet.of(checkpoint(out), name);
    }

    /** The names of the classes that the training whose folder is {@code out} tells apart, none if it does not. */
    public static List<String> classes(Path out) throws IOException {
        return checkpoint(out).settings().settings().classes();
    }

    private static Checkpoint<CalibratedSettings> checkpoint(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), CalibratedSettings.class);
    }

    /**
     * Goes on from the checkpoint in {@code out}.
     *
     * @param steps of the whole training, if it shall be longer or shorter than it was begun
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
            Checkpoint<CalibratedSettings> start = new Checkpoint<>(state.graph(), state.average(), lesson);
            run(start, running, out, between, progress);
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

    private void run(
            Checkpoint<CalibratedSettings> state, Teacher running, Path out, Duration between, Progress progress)
            throws IOException {
        DistilSettings settings = state.settings().settings();
        RandomCrops drawn = new RandomCrops(trained, settings);
        DistilBatches batches = new DistilBatches(running, settings);
        List<float[]> divisors = state.settings().divisors();
        List<RandomCrops.Crop> held = drawn.middles(heldOut.subList(0, Math.min(VALIDATED, heldOut.size())));
        try (DreamtCrops dreamt = new DreamtCrops(settings, drawn, running);
                Prefetch<DistilBatches.Batch> ahead = new Prefetch<>(i -> batches.batch(dreamt.among(i), divisors))) {
            DistilBatches.Batch validation = batches.batch(dreamt.withPairs(held), divisors);
            MultiDataSet unseen = new MultiDataSet(new INDArray[] {validation.input()}, validation.targets());
            TrainingLoop.Step step = (graph, i) -> {
                if (dreamt.wantsStudent(i)) {
                    dreamt.dreamWith(StudentNet.of(state, "student"));
                }
                DistilBatches.Batch batch = ahead.take(i);
                graph.fit(new INDArray[] {batch.input()}, batch.targets());
                return graph.score();
            };
            new TrainingLoop<>(state, out, between, step, graph -> graph.score(unseen, false))
                    .run(settings.rate().total(), progress);
        }
    }
}
