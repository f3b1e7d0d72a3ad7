package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Shape;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
    /** The teacher's blobs of the last batch. */
    private Map<RandomCrops.Crop, List<float[]>> known = Map.of();

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
        Map<RandomCrops.Crop, List<float[]>> computed = new IdentityHashMap<>();
        for (int i = 0; i < n; i++) {
            prepare(crops.get(i).rgb(), input, i * edge * edge * COLOURS);
            List<float[]> blobs = blobs(crops.get(i));
            computed.put(crops.get(i), blobs);
            for (int b = 0; b < blobs.size(); b++) {
                divide(
                        blobs.get(b),
                        divisors.get(b),
                        targets.get(b),
                        i * shapes.get(b).length());
            }
        }
        known = computed;
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

    /** The teacher's blobs; a crop that is dreamt on was in the last batch already, after the step before. */
    private List<float[]> blobs(RandomCrops.Crop crop) {
        List<float[]> before = known.get(crop);
        return before == null ? teacher.blobs(crop.rgb()) : before;
    }

    /** The share of each class in a crop; all zeros for a crop without a class, from which the class head learns nothing. */
    private INDArray labels(List<RandomCrops.Crop> crops) {
        float[] labels = new float[crops.size() * classes.size()];
        for (int i = 0; i < crops.size(); i++) {
            List<Integer> shown = crops.get(i).labels();
            for (int label : shown) {
                labels[i * classes.size() + label] += 1f / shown.size();
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
