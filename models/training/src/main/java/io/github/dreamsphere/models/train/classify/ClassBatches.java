package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.core.image.Luma;
import io.github.dreamsphere.models.net.ImageSpec;
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
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** Makes batches of crops and their classes. */
final class ClassBatches {
    private static final int COLOURS = 3;

    private final BalancedSampler sampler;
    private final List<String> labels;
    private final Distortion distortion;
    private final ImageSpec spec;
    private final long seed;

    /** Draws from {@code sampler}, whose classes are among the settings' labels. */
    ClassBatches(BalancedSampler sampler, ClassSettings settings, ImageSpec spec) {
        this.sampler = sampler;
        this.labels = settings.labels();
        this.distortion = new Distortion(settings.crop(), settings.distortion());
        this.spec = spec;
        this.seed = settings.seed();
    }

    /** The batch of {@code step}: {@code [n, crop, crop, channels]} and {@code [n, classes]}. */
    DataSet drawn(int step, int count) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        List<TrainingImages.Entry> entries = new ArrayList<>();
        List<float[]> crops = new ArrayList<>();
        while (crops.size() < count) {
            TrainingImages.Entry entry = sampler.draw(random);
            entries.add(entry);
            crops.add(distortion.crop(picture(entry), random));
        }
        return batch(entries, crops);
    }

    /** The middles of {@code entries}, not distorted. */
    DataSet middles(List<TrainingImages.Entry> entries) {
        return batch(entries, entries.stream().map(this::middle).toList());
    }

    /** The middle of {@code entry}, not distorted, HWC, sRGB 0..1. */
    float[] middle(TrainingImages.Entry entry) {
        return distortion.middle(picture(entry));
    }

    private static BufferedImage picture(TrainingImages.Entry entry) {
        try {
            return entry.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DataSet batch(List<TrainingImages.Entry> entries, List<float[]> crops) {
        int n = crops.size();
        int edge = distortion.size();
        int channels = spec.channels().count();
        float[] input = new float[n * edge * edge * channels];
        float[] classes = new float[n * labels.size()];
        for (int i = 0; i < n; i++) {
            prepare(crops.get(i), input, i * edge * edge * channels);
            classes[i * labels.size() + labels.indexOf(entries.get(i).label())] = 1;
        }
        INDArray features = Nd4j.create(input, new long[] {n, edge, edge, channels}, 'c');
        return new DataSet(features, Nd4j.create(classes, new long[] {n, labels.size()}, 'c'));
    }

    /** Converts a crop as {@link ImageSpec} specifies. */
    private void prepare(float[] rgb, float[] input, int at) {
        int channels = spec.channels().count();
        int to = at;
        for (int from = 0; from < rgb.length; from += COLOURS) {
            for (int c = 0; c < channels; c++) {
                float value =
                        switch (spec.channels()) {
                            case RGB -> rgb[from + c];
                            case BGR -> rgb[from + COLOURS - 1 - c];
                            case LUMA -> Luma.of(rgb, from);
                        };
                input[to++] = (value * spec.range() - spec.mean().get(c))
                        * spec.scale().get(c);
            }
        }
    }
}
