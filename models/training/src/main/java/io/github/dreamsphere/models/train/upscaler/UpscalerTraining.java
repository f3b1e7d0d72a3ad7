package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.Prefetch;
import io.github.dreamsphere.models.train.TrainingLoop;
import io.github.dreamsphere.models.train.WeightAverage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains an upscaler on a folder of photographs. */
public final class UpscalerTraining {
    /** One of this many photographs is held out for validation, in all its sizes. */
    private static final int HELD_OUT = 12;
    /** How many are held out at most: validation takes its time with every point of the curve. */
    private static final int MOST_HELD_OUT = 4;

    private final List<PhotoPair> trained = new ArrayList<>();
    private final List<PhotoPair> heldOut = new ArrayList<>();

    /** Trains on the photographs in {@code folder} itself; at least {@value #HELD_OUT}. */
    public UpscalerTraining(Path folder) throws IOException {
        List<List<PhotoPair>> photos = PhotoFolder.read(folder);
        if (photos.size() < HELD_OUT) {
            throw new IOException(folder + ": contains " + photos.size() + " readable photographs; at least " + HELD_OUT
                    + " are needed");
        }
        int every = Math.max(HELD_OUT, photos.size() / MOST_HELD_OUT);
        for (int i = 0; i < photos.size(); i++) {
            (i % every == every / 2 ? heldOut : trained).addAll(photos.get(i));
        }
    }

    /** Starts from random weights. Writes the checkpoint and the curve to {@code out}, an existing folder. */
    public void start(UpscalerSettings settings, Path out, Duration between, Progress progress) throws IOException {
        start(settings, Optional.empty(), out, between, progress);
    }

    /**
     * Starts from the mean of the weights of {@code nets}, which must be upscalers trained by this class.
     *
     * @throws IllegalArgumentException if one is another kind of net, if their architectures differ, or if {@code
     *     settings} have fewer channels or fewer layers
     */
    public void startFrom(List<Net> nets, UpscalerSettings settings, Path out, Duration between, Progress progress)
            throws IOException {
        start(settings, Optional.of(UpscalerWeights.meanOf(nets)), out, between, progress);
    }

    private void start(
            UpscalerSettings settings, Optional<UpscalerWeights> weights, Path out, Duration between, Progress progress)
            throws IOException {
        ComputationGraph graph =
                settings.architecture().graph(settings.rate(), settings.crop(), settings.seed(), settings.loss());
        weights.ifPresent(given -> given.copyTo(graph, settings.architecture()));
        run(new Checkpoint<>(graph, new WeightAverage(graph.params()), settings), out, between, progress);
    }

    /** The net of the training in folder {@code out}, as trained so far. */
    public static Net export(Path out, String name) throws IOException {
        return UpscalerNet.of(checkpoint(out), name);
    }

    private static Checkpoint<UpscalerSettings> checkpoint(Path out) throws IOException {
        return Checkpoint.read(out.resolve(TrainingLoop.CHECKPOINT), UpscalerSettings.class);
    }

    /** The settings of the training in folder {@code out}. */
    public static UpscalerSettings settings(Path out) throws IOException {
        return checkpoint(out).settings();
    }

    /** The architecture of {@code net}, an upscaler trained by this class; throws as {@link #startFrom}. */
    public static UpscalerArchitecture architecture(Net net) {
        return new UpscalerWeights(net).architecture();
    }

    /**
     * Resumes from the checkpoint in {@code out}.
     *
     * @param steps new total number of steps, if it changes
     */
    public void resume(Path out, OptionalInt steps, Duration between, Progress progress) throws IOException {
        Checkpoint<UpscalerSettings> state = checkpoint(out);
        UpscalerSettings settings = state.settings();
        if (steps.isPresent()) {
            settings = settings.over(steps.getAsInt());
            state.graph().setLearningRate(settings.rate());
        }
        run(state.withSettings(settings), out, between, progress);
    }

    private void run(Checkpoint<UpscalerSettings> state, Path out, Duration between, Progress progress)
            throws IOException {
        UpscalerSettings settings = state.settings();
        PhotoCrops crops = new PhotoCrops(trained, settings);
        List<PhotoPair> validated = validated(settings);
        TrainingLoop.Validation validation =
                graph -> psnr(new UpscalerValidation(graph, settings.architecture()), validated);
        try (Prefetch<PhotoCrops.Batch> ahead = new Prefetch<>(i -> crops.batch(i, settings.batch()))) {
            TrainingLoop.Step step = (graph, i) -> {
                PhotoCrops.Batch batch = ahead.take(i);
                graph.fit(new INDArray[] {batch.input()}, new INDArray[] {batch.residual()});
                return graph.score();
            };
            new TrainingLoop<>(state, out, between, step, validation)
                    .run(settings.rate().total(), progress);
        }
    }

    /** The held-out photographs, with bicubic halves that are degraded as in training but always in the same way. */
    private List<PhotoPair> validated(UpscalerSettings settings) {
        if (settings.noiseLevel() == 0) {
            return heldOut;
        }
        Degradation degradation = Degradation.ofLevel(settings.noiseLevel());
        SplittableRandom random = new SplittableRandom(HELD_OUT);
        return heldOut.stream()
                .map(photo -> photo.withHalf(degradation.apply(photo.half(), photo.width(), photo.height(), random)))
                .toList();
    }

    /** Mean luma PSNR in dB. */
    private static double psnr(UpscalerValidation net, List<PhotoPair> photos) {
        return photos.stream().mapToDouble(net::psnr).average().orElseThrow();
    }
}
