package io.github.dreamsphere.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Times the training steps of a graph on crops of noise. It knows DL4J only, so that DL4J can be timed as it comes. */
final class TrainingClock {
    static final int EDGE = 128;
    static final double WIDTH = 0.75;
    /** What the net learns. */
    static final List<Head> HEADS = List.of(
            new Head("inception_3b", "mixed3b", 480, EDGE / 8), new Head("inception_4c", "mixed4c", 512, EDGE / 16));

    private static final int BATCH = 32;
    private static final int WARMUP = 2;

    /**
     * A blob to learn.
     *
     * @param from where in the net it is read from
     * @param edge of the blob in positions
     */
    record Head(String blob, String from, int channels, int edge) {}

    private final CNN2DFormat layout;

    TrainingClock(CNN2DFormat layout) {
        this.layout = layout;
    }

    /** Prints the images per second of {@code steps} steps: at the median, and at the quickest. */
    void run(String name, ComputationGraph graph, int steps) {
        INDArray[] input = {noise(EDGE, 3)};
        INDArray[] targets =
                HEADS.stream().map(head -> noise(head.edge(), head.channels())).toArray(INDArray[]::new);
        double[] seconds = new double[steps];
        for (int i = -WARMUP; i < steps; i++) {
            long start = System.nanoTime();
            graph.fit(input, targets);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(
                Locale.ROOT,
                "%-24s %6.1f images/s, at best %6.1f%n",
                name,
                BATCH / seconds[steps / 2],
                BATCH / seconds[0]);
    }

    private INDArray noise(int edge, int channels) {
        return layout == CNN2DFormat.NHWC
                ? Nd4j.rand(BATCH, edge, edge, channels)
                : Nd4j.rand(BATCH, channels, edge, edge);
    }
}
