package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.Precision;
import io.github.dreamsphere.models.train.BalancedSampler;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.DreamSheet;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.OneDnnLayers;
import io.github.dreamsphere.models.train.Prefetch;
import io.github.dreamsphere.models.train.TrainingImages;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.WeightAverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Trains a classifier of pictures, from random weights or from a pretrained net. The validation score is the accuracy
 * on pictures that are held out.
 */
public final class Classification {
    /** File name of the pretrained net in the folder of the training. */
    private static final String BASE = "base.dsnet";

    private static final String SHEET = "dreams.png";
    /** Learning rate of a pretrained backbone relative to that of the head. */
    private static final double TRAINED_ALREADY = 0.1;
    /** Largest number of pictures for validation, and the size of its batches. */
    private static final int VALIDATED = 512;

    private static final int VALIDATED_AT_ONCE = 32;

    private final ClassPictures pictures;
    private final Path place;

    /**
     * Trains on {@code images}.
     *
     * @param place where they come from, for messages
     * @throws IOException if they are not in the folders of at least two classes
     */
    public Classification(TrainingImages images, Path place) throws IOException {
        this.pictures = ClassPictures.of(images, place);
        this.place = place;
    }

    /**
     * Starts from random weights. Writes the checkpoint, the curve and a sheet of dreams to {@code out}, an existing
     * folder.
     */
    public void start(ClassSettings settings, Path out, Duration between, Progress progress) throws IOException {
        Backbone backbone = new Backbone.Untrained(settings.architecture(), settings.width());
        Files.deleteIfExists(out.resolve(BASE));
        begin(backbone, settings.withLabels(pictures.labels()), out, between, progress);
    }

    /**
     * Starts from {@code base}, which learns ten times slower than the new head.
     *
     * @throws IllegalArgumentException naming a layer that cannot be trained or does not fit the size of the crops
     */
    public void start(Net base, ClassSettings settings, Path out, Duration between, Progress progress)
            throws IOException {
        Backbone backbone = new Backbone.Pretrained(base);
        graph(backbone, settings.withLabels(pictures.labels()));
        NetFile.write(base, Precision.FLOAT32, out.resolve(BASE));
        begin(backbone, settings.withLabels(pictures.labels()), out, between, progress);
    }

    private void begin(Backbone backbone, ClassSettings settings, Path out, Duration between, Progress progress)
            throws IOException {
        OneDnnLayers.enable();
        ComputationGraph graph = graph(backbone, settings);
        backbone.load(graph);
        run(backbone, new Checkpoint<>(graph, new WeightAverage(graph.params()), settings), out, between, progress);
    }

    /**
     * Resumes from the checkpoint in {@code out}.
     *
     * @param steps new total number of steps, if it changes
     * @param expected settings that must equal those of the checkpoint, as in {@link ClassSettings#values}
     * @throws IOException if the checkpoint has other settings or other classes
     */
    public void resume(Path out, OptionalInt steps, Map<String, String> expected, Duration between, Progress progress)
            throws IOException {
        OneDnnLayers.enable();
        Checkpoint<ClassSettings> state = checkpoint(out);
        ClassSettings settings = state.settings();
        requireSame(out, settings, expected);
        if (steps.isPresent()) {
            LearningRate rate = settings.rate().over(steps.getAsInt());
            settings = settings.withRate(rate);
            Backbone backbone = backbone(out, settings);
            setRate(state.graph(), backbone, rate);
        }
        run(backbone(out, settings), state.withSettings(settings), out, between, progress);
    }

    private void requireSame(Path out, ClassSettings begun, Map<String, String> expected) throws IOException {
        Path file = out.resolve(TrainingLoop.CHECKPOINT);
        for (Map.Entry<String, String> setting : expected.entrySet()) {
            String stored = begun.values().get(setting.getKey());
            if (!setting.getValue().equals(stored)) {
                throw new OtherSettingException(file, setting.getKey(), stored, setting.getValue());
            }
        }
        if (!begun.labels().equals(pictures.labels())) {
            throw new IOException(
                    file + ": was started with " + begun.labels().size() + " classes, which differ from the "
                            + pictures.labels().size() + " of " + place + "; start again in another folder");
        }
    }

    /** The net of the training in folder {@code out}, as trained so far. */
    public static Net export(Path out, String name) throws IOException {
        Checkpoint<ClassSettings> state = checkpoint(out);
        return backbone(out, state.settings()).net(state.averaged(), name);
    }

    /** The class names of the training in folder {@code out}, in the order of the channels of the last blob. */
    public static List<String> labels(Path out) throws IOException {
        return checkpoint(out).settings().labels();
    }

    private static Checkpoint<ClassSettings> checkpoint(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), ClassSettings.class);
    }

    private static Backbone backbone(Path out, ClassSettings settings) throws IOException {
        return settings.architecture() == null
                ? new Backbone.Pretrained(NetFile.read(out.resolve(BASE)))
                : new Backbone.Untrained(settings.architecture(), settings.width());
    }

    private static ComputationGraph graph(Backbone backbone, ClassSettings settings) {
        var builder = new NeuralNetConfiguration.Builder()
                .seed(settings.seed())
                .updater(settings.rate().adam())
                .weightInit(WeightInit.RELU)
                .graphBuilder();
        backbone.addTo(
                builder, settings.crop(), settings.rate().times(TRAINED_ALREADY).adam());
        ClassifierHead.addTo(builder, backbone.end(), settings.labels().size());
        int channels = backbone.imageSpec().channels().count();
        ComputationGraph graph = new ComputationGraph(builder.setInputTypes(
                        InputType.convolutional(settings.crop(), settings.crop(), channels, CNN2DFormat.NHWC))
                .build());
        graph.init();
        return graph;
    }

    private static void setRate(ComputationGraph graph, Backbone backbone, LearningRate rate) {
        graph.setLearningRate(backbone instanceof Backbone.Untrained ? rate : rate.times(TRAINED_ALREADY));
        graph.setLearningRate(ClassifierHead.SCORES, rate);
    }

    private void run(Backbone backbone, Checkpoint<ClassSettings> state, Path out, Duration between, Progress progress)
            throws IOException {
        ClassSettings settings = state.settings();
        ClassBatches batches =
                new ClassBatches(new BalancedSampler(pictures.trained()), settings, backbone.imageSpec());
        List<DataSet> unseen = unseen(batches);
        DreamSheet sheet = new DreamSheet(batches.middle(pictures.trained().get(0)), settings.crop(), settings.crop());
        try (Prefetch<DataSet> ahead = new Prefetch<>(i -> batches.drawn(i, settings.batch()))) {
            TrainingLoop.Step step = (graph, i) -> {
                graph.fit(ahead.take(i));
                return graph.score();
            };
            TrainingLoop.Preview preview = (graph, trained, folder) ->
                    sheet.draw(backbone.net(graph, "step " + trained), previewed(backbone), folder.resolve(SHEET));
            new TrainingLoop<>(state, out, between, step, graph -> accuracy(graph, unseen), preview)
                    .run(settings.rate().total(), progress);
        }
    }

    private static List<String> previewed(Backbone backbone) {
        List<String> blobs = new ArrayList<>(backbone.previewed());
        blobs.add(ClassifierHead.SCORES);
        return blobs;
    }

    /** Pictures for validation, evenly spread over those held out, so that all classes are represented. */
    private List<DataSet> unseen(ClassBatches batches) {
        List<TrainingImages.Entry> held = pictures.heldOut();
        int count = Math.min(VALIDATED, held.size());
        List<TrainingImages.Entry> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(held.get((int) ((long) i * held.size() / count)));
        }
        List<DataSet> unseen = new ArrayList<>();
        for (int i = 0; i < count; i += VALIDATED_AT_ONCE) {
            unseen.add(batches.middles(chosen.subList(i, Math.min(count, i + VALIDATED_AT_ONCE))));
        }
        return unseen;
    }

    /** The share of pictures whose class has the highest score; NaN if there are none. */
    private static double accuracy(ComputationGraph graph, List<DataSet> unseen) {
        long right = 0;
        long all = 0;
        for (DataSet batch : unseen) {
            float[][] predicted = graph.outputSingle(batch.getFeatures()).toFloatMatrix();
            float[][] actual = batch.getLabels().toFloatMatrix();
            for (int i = 0; i < predicted.length; i++) {
                right += greatest(predicted[i]) == greatest(actual[i]) ? 1 : 0;
                all++;
            }
        }
        return (double) right / all;
    }

    private static int greatest(float[] values) {
        int greatest = 0;
        for (int i = 1; i < values.length; i++) {
            greatest = values[i] > values[greatest] ? i : greatest;
        }
        return greatest;
    }
}
