package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.train.Prefetch;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Fits the layer of a trained student that scores the classes, by a regression on the means of the blob that it reads.
 * During the training the classes weigh so little that this layer remains far from its best.
 */
final class ClassHead {
    /** The most crops to fit it on. */
    private static final int MOST_CROPS = 32_768;
    /** The most crops per picture, on average. */
    private static final int CROPS_PER_PICTURE = 4;
    /** The training draws the crops of steps from 0 on, and the measurement of the divisors those of step -1. */
    private static final int FIRST_STEP = -2;

    private final DistilSettings settings;
    private final RandomCrops drawn;
    private final int count;

    /**
     * Prepares a fit.
     *
     * @param settings of a training with classes
     * @param drawn draws the crops
     * @param pictures how many pictures they are drawn from
     */
    ClassHead(DistilSettings settings, RandomCrops drawn, int pictures) {
        this.settings = settings;
        this.drawn = drawn;
        this.count = (int) Math.min(MOST_CROPS, (long) CROPS_PER_PICTURE * pictures);
    }

    /** {@code student} with the fitted layer; unchanged if no crop has a class. */
    Net fittedTo(Net student, Progress progress) {
        List<float[]> inputs = new ArrayList<>();
        List<float[]> shares = new ArrayList<>();
        collect(student, inputs, shares, progress);
        if (inputs.isEmpty()) {
            return student;
        }
        Convolution fitted = new SoftmaxRegression(
                        Nd4j.create(inputs.toArray(float[][]::new)), Nd4j.create(shares.toArray(float[][]::new)))
                .solved(settings.seed());
        List<Layer> layers = student.layers().stream()
                .map(layer -> layer.output().equals(StudentGraph.CLASS_MAP)
                        ? new Layer(layer.name(), fitted, layer.inputs(), layer.output())
                        : layer)
                .toList();
        return new Net(student.name(), student.imageSpec(), student.input(), layers);
    }

    private void collect(Net student, List<float[]> inputs, List<float[]> shares, Progress progress) {
        String blob = settings.deepest();
        int channels = student.channels(blob);
        try (NetBlobs blobs = new NetBlobs(student, List.of(blob), settings.crop());
                Prefetch<RandomCrops.Crop> ahead =
                        new Prefetch<>(i -> drawn.ofStep(FIRST_STEP - i, 1).get(0))) {
            for (int i = 0; i < count; i++) {
                progress.checkCancelled();
                progress.report("fitting the classes, crop " + i + "/" + count, i, count);
                RandomCrops.Crop crop = ahead.take(i);
                if (!crop.labels().isEmpty()) {
                    inputs.add(means(blobs.of(crop.rgb()).get(blob), channels));
                    shares.add(DistilBatches.shares(
                            crop.labels(), settings.classes().size()));
                }
            }
        }
    }

    /** The means of the channels of an HWC blob. */
    private static float[] means(float[] blob, int channels) {
        float[] means = new float[channels];
        float share = (float) channels / blob.length;
        for (int i = 0; i < blob.length; i++) {
            means[i % channels] += share * blob[i];
        }
        return means;
    }
}
