package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.train.BalancedSampler;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.TrainingImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Makes batches for the pupil: distorted crops, and what the teacher sees in them. */
final class DistilBatches {
    /** The pupil's input is near −2..2. */
    static final ImageSpec IMAGE_SPEC = ImageSpec.of(1, 4, ImageSpec.Channels.RGB, 0.5f, 0.5f, 0.5f);

    private static final int COLOURS = 3;

    private final BalancedSampler sampler;
    private final Teacher teacher;
    private final Distortion distortion;
    private final long seed;

    /**
     * What the pupil sees and what it shall say.
     *
     * @param input {@code [n, crop, crop, 3]}
     * @param targets per blob {@code [n, height, width, channels]}
     */
    record Batch(INDArray input, INDArray[] targets) {}

    DistilBatches(BalancedSampler sampler, Teacher teacher, int crop, long seed) {
        this.sampler = sampler;
        this.teacher = teacher;
        this.distortion = new Distortion(crop);
        this.seed = seed;
    }

    /** Crops of {@code count} pictures drawn for {@code step}. */
    List<float[]> crops(int step, int count) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        List<float[]> crops = new ArrayList<>();
        while (crops.size() < count) {
            crops.add(distortion.crop(picture(sampler.draw(random)), random));
        }
        return crops;
    }

    /** The undistorted middles of {@code entries}. */
    List<float[]> middles(List<TrainingImages.Entry> entries) {
        return entries.stream().map(entry -> distortion.middle(picture(entry))).toList();
    }

    private static BufferedImage picture(TrainingImages.Entry entry) {
        try {
            return entry.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The batch of these crops, the teacher's blobs divided channel by channel. */
    Batch batch(List<float[]> crops, List<float[]> divisors) {
        int n = crops.size();
        int edge = distortion.size();
        float[] input = new float[n * edge * edge * COLOURS];
        List<Shape> shapes = teacher.shapes();
        List<float[]> targets =
                shapes.stream().map(s -> new float[n * s.length()]).toList();
        for (int i = 0; i < n; i++) {
            prepare(crops.get(i), input, i * edge * edge * COLOURS);
            List<float[]> blobs = teacher.blobs(crops.get(i));
            for (int b = 0; b < blobs.size(); b++) {
                divide(
                        blobs.get(b),
                        divisors.get(b),
                        targets.get(b),
                        i * shapes.get(b).length());
            }
        }
        INDArray[] arrays = new INDArray[shapes.size()];
        for (int b = 0; b < arrays.length; b++) {
            Shape s = shapes.get(b);
            arrays[b] = Nd4j.create(targets.get(b), new long[] {n, s.height(), s.width(), s.channels()}, 'c');
        }
        return new Batch(Nd4j.create(input, new long[] {n, edge, edge, COLOURS}, 'c'), arrays);
    }

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
