package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes batches for the student: crops and the teacher's blobs for them. */
final class DistilBatches {
    /** Gives the student an input of about −2..2. */
    static final ImageSpec IMAGE_SPEC = ImageSpec.of(1, 4, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f);

    private static final int COLOURS = 3;

    private final Teacher teacher;
    private final int edge;
    private final List<String> classes;

    /**
     * The input and targets of the student.
     *
     * @param input {@code [n, crop, crop, 3]}
     * @param targets {@code [n, height, width, channels]} for each blob, and {@code [n, classes]} if there are classes
     * @param misaligned what the loss lacks, because it knows only how the cosines of the pairs' gradients change: the
     *     sum of 1 minus the cosines, with their weight, for each example
     */
    record Batch(INDArray input, INDArray[] targets, double misaligned) {}

    DistilBatches(Teacher teacher, DistilSettings settings) {
        this.teacher = teacher;
        this.edge = settings.crop();
        this.classes = settings.classes();
    }

    /** The batch of these examples; the channels of the teacher's blobs are divided by {@code divisors}. */
    Batch batch(DreamtCrops.Examples examples, List<float[]> divisors) {
        int n = examples.fresh().size() + 2 * examples.pairs().size();
        Rows rows = new Rows(n, divisors);
        examples.fresh().forEach(crop -> rows.add(crop.rgb()));
        for (AlignedPair pair : examples.pairs()) {
            rows.add(pair.less());
            rows.addMore(pair);
        }
        INDArray[] arrays = new INDArray[teacher.shapes().size() + (classes.isEmpty() ? 0 : 1)];
        for (int b = 0; b < teacher.shapes().size(); b++) {
            Shape s = teacher.shapes().get(b);
            arrays[b] = Nd4j.create(rows.targets.get(b), new long[] {n, s.height(), s.width(), s.channels()}, 'c');
        }
        if (!classes.isEmpty()) {
            arrays[arrays.length - 1] = labels(examples, n);
        }
        double misaligned = examples.pairs().stream()
                .mapToDouble(pair -> MeanSquare.ALIGNMENT * (1 - pair.cosine()) / n)
                .sum();
        return new Batch(Nd4j.create(rows.input, new long[] {n, edge, edge, COLOURS}, 'c'), arrays, misaligned);
    }

    /** The rows of a batch in the making. */
    private final class Rows {
        private final List<float[]> divisors;
        private final float[] input;
        private final List<float[]> targets;
        private int row;

        Rows(int n, List<float[]> divisors) {
            this.divisors = divisors;
            this.input = new float[n * edge * edge * COLOURS];
            this.targets = teacher.shapes().stream()
                    .map(shape -> new float[n * shape.length()])
                    .toList();
        }

        void add(float[] rgb) {
            System.arraycopy(prepared(rgb), 0, input, row * rgb.length, rgb.length);
            List<float[]> blobs = teacher.blobs(rgb);
            for (int b = 0; b < blobs.size(); b++) {
                divide(blobs.get(b), divisors.get(b), targets.get(b), row * blobs.get(b).length);
            }
            row++;
        }

        /** Adds the second crop of a pair; its targets are the weights of {@link MeanSquare}. */
        void addMore(AlignedPair pair) {
            System.arraycopy(prepared(pair.more()), 0, input, row * pair.more().length, pair.more().length);
            float[] target = targets.get(pair.head());
            float[] divisor = divisors.get(pair.head());
            int length = teacher.shapes().get(pair.head()).length();
            for (int i = 0; i < length; i++) {
                float d = divisor[i % divisor.length];
                target[row * length + i] = pair.weight() * d * d;
            }
            row++;
        }
    }

    private INDArray labels(DreamtCrops.Examples examples, int n) {
        float[][] labels = new float[n][classes.size()];
        for (int i = 0; i < examples.fresh().size(); i++) {
            labels[i] = shares(examples.fresh().get(i).labels(), classes.size());
        }
        return Nd4j.create(labels);
    }

    /** The share of each class in a crop; all zeros for a crop without a class, from which the class head learns nothing. */
    static float[] shares(List<Integer> labels, int classes) {
        float[] shares = new float[classes];
        for (int label : labels) {
            shares[label] += 1f / labels.size();
        }
        return shares;
    }

    /** A crop as the student's input. */
    static float[] prepared(float[] rgb) {
        float[] input = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            input[i] = (rgb[i] - IMAGE_SPEC.mean().get(0)) * IMAGE_SPEC.scale().get(0);
        }
        return input;
    }

    private static void divide(float[] blob, float[] divisors, float[] target, int at) {
        for (int i = 0; i < blob.length; i++) {
            target[at + i] = blob[i] / divisors[i % divisors.length];
        }
    }
}
