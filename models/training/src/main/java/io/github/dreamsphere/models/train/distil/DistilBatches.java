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
     */
    record Batch(INDArray input, INDArray[] targets) {}

    DistilBatches(Teacher teacher, DistilSettings settings) {
        this.teacher = teacher;
        this.edge = settings.crop();
        this.classes = settings.classes();
    }

    /** The batch of these crops; the channels of the teacher's blobs are divided by {@code divisors}. */
    Batch batch(List<RandomCrops.Crop> crops, List<float[]> divisors) {
        int n = crops.size();
        float[] input = new float[n * edge * edge * COLOURS];
        List<Shape> shapes = teacher.shapes();
        List<float[]> targets =
                shapes.stream().map(s -> new float[n * s.length()]).toList();
        for (int i = 0; i < n; i++) {
            prepare(crops.get(i).rgb(), input, i * edge * edge * COLOURS);
            List<float[]> blobs = teacher.blobs(crops.get(i).rgb());
            for (int b = 0; b < blobs.size(); b++) {
                divide(
                        blobs.get(b),
                        divisors.get(b),
                        targets.get(b),
                        i * shapes.get(b).length());
            }
        }
        INDArray[] arrays = new INDArray[shapes.size() + (classes.isEmpty() ? 0 : 1)];
        for (int b = 0; b < shapes.size(); b++) {
            Shape s = shapes.get(b);
            arrays[b] = Nd4j.create(targets.get(b), new long[] {n, s.height(), s.width(), s.channels()}, 'c');
        }
        if (!classes.isEmpty()) {
            arrays[shapes.size()] = labels(crops);
        }
        return new Batch(Nd4j.create(input, new long[] {n, edge, edge, COLOURS}, 'c'), arrays);
    }

    /** One-hot labels; all zeros for a crop without a class, from which the class head learns nothing. */
    private INDArray labels(List<RandomCrops.Crop> crops) {
        float[] labels = new float[crops.size() * classes.size()];
        for (int i = 0; i < crops.size(); i++) {
            if (crops.get(i).label() != RandomCrops.NO_CLASS) {
                labels[i * classes.size() + crops.get(i).label()] = 1;
            }
        }
        return Nd4j.create(labels, new long[] {crops.size(), classes.size()}, 'c');
    }

    /** Converts a crop to the student's input, at {@code at} in {@code input}. */
    private static void prepare(float[] rgb, float[] input, int at) {
        for (int i = 0; i < rgb.length; i++) {
            input[at + i] =
                    (rgb[i] - IMAGE_SPEC.mean().get(0)) * IMAGE_SPEC.scale().get(0);
        }
    }

    private static void divide(float[] blob, float[] divisors, float[] target, int at) {
        for (int i = 0; i < blob.length; i++) {
            target[at + i] = blob[i] / divisors[i % divisors.length];
        }
    }
}
