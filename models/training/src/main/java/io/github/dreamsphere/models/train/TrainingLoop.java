package io.github.dreamsphere.models.train;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The training loop. At regular intervals it validates the averaged net, extends the curve and writes a checkpoint to
 * its folder ({@code checkpoint.zip}, {@code curve.csv}, {@code curve.png}).
 *
 * @param <S> settings stored in checkpoints
 */
public final class TrainingLoop<S> {
    /** File name of the checkpoint. */
    public static final String CHECKPOINT = "checkpoint.zip";

    private static final Logger LOG = LoggerFactory.getLogger(TrainingLoop.class);
    /** How many points the curve has, besides the last. */
    private static final int POINTS = 40;
    /** How many steps are between two points of the curve, at least. */
    private static final int FEWEST_STEPS = 5;

    /** Weight of a step in the displayed, smoothed loss. */
    private static final double SMOOTHING = 0.02;

    /** One step of a training. */
    public interface Step {
        /**
         * Trains on one batch.
         *
         * @param step the step, from 0, which determines the batch
         * @return the loss of the batch
         */
        double fit(ComputationGraph graph, int step);
    }

    /** Validates a net on data it is not trained on. */
    public interface Validation {
        /** The score of {@code graph}. */
        double score(ComputationGraph graph);
    }

    /** Draws a preview of the net beside its checkpoint. */
    public interface Preview {
        /**
         * Draws the preview of {@code graph}, which has the averaged parameters, to {@code folder}.
         *
         * @param step number of completed steps
         */
        void draw(ComputationGraph graph, int step, Path folder) throws IOException;
    }

    private final Checkpoint<S> state;
    private final Path folder;
    private final Duration between;
    private final Step step;
    private final Validation validation;
    private final Preview preview;

    /** A training that continues from {@code state} and writes a checkpoint to {@code folder} every {@code between}. */
    public TrainingLoop(Checkpoint<S> state, Path folder, Duration between, Step step, Validation validation) {
        this(state, folder, between, step, validation, (graph, trained, into) -> {});
    }

    /** As the other; draws {@code preview} with every checkpoint. */
    public TrainingLoop(
            Checkpoint<S> state, Path folder, Duration between, Step step, Validation validation, Preview preview) {
        this.state = state;
        this.folder = folder;
        this.between = between;
        this.step = step;
        this.validation = validation;
        this.preview = preview;
    }

    /**
     * Trains up to a total of {@code steps}; writes a checkpoint before it stops, also if cancelled. Which steps the curve
     * shows depends on the number of steps only, so that an interrupted training gets the curve of an unbroken one.
     */
    public void run(int steps, Progress progress) throws IOException {
        LossCurve curve = LossCurve.upTo(state.step(), folder);
        double loss = state.loss();
        int pace = Math.max(FEWEST_STEPS, steps / POINTS);
        long written = System.nanoTime();
        while (state.step() < steps && !progress.cancelled()) {
            double fresh = step.fit(state.graph(), state.step());
            loss = Double.isNaN(loss) ? fresh : loss + SMOOTHING * (fresh - loss);
            state.average().add(state.graph().params(), state.step());
            progress.report(String.format(Locale.ROOT, "loss %.5f", loss), state.step(), steps);
            if (state.step() % pace == 0 && state.step() < steps) {
                measure(curve, loss);
            }
            if (System.nanoTime() - written > between.toNanos() && state.step() < steps) {
                write(loss);
                withAverage(graph -> preview.draw(graph, state.step(), folder));
                written = System.nanoTime();
            }
        }
        write(loss);
        progress.checkCancelled();
        measure(curve, loss);
        withAverage(graph -> preview.draw(graph, state.step(), folder));
    }

    private void write(double loss) throws IOException {
        state.withLoss(loss).write(folder.resolve(CHECKPOINT));
    }

    private void measure(LossCurve curve, double loss) throws IOException {
        if (!curve.has(state.step())) {
            withAverage(graph -> {
                double score = validation.score(graph);
                curve.add(new LossCurve.Point(state.step(), loss, score));
                LOG.info("step {}: loss {}, validation {}", state.step(), loss, score);
            });
        }
    }

    private interface Use {
        void of(ComputationGraph graph) throws IOException;
    }

    /** Uses the net with the averaged parameters in the place of those that are trained. */
    private void withAverage(Use use) throws IOException {
        ComputationGraph graph = state.graph();
        INDArray trained = graph.params().dup();
        graph.params().assign(state.average().parameters());
        try {
            use.of(graph);
        } finally {
            graph.params().assign(trained);
        }
    }
}
