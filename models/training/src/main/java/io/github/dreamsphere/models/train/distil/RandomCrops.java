package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.train.BalancedSampler;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.TrainingImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Distorted crops of random pictures, all classes equally frequent. */
final class RandomCrops {
    static final int NO_CLASS = -1;

    private final BalancedSampler sampler;
    private final Distortion distortion;
    private final long seed;
    private final List<String> classes;

    /** Crops of {@code pictures} according to {@code settings}. */
    RandomCrops(List<TrainingImages.Entry> pictures, DistilSettings settings) {
        this.sampler = new BalancedSampler(pictures);
        this.distortion = new Distortion(settings.crop());
        this.seed = settings.seed();
        this.classes = settings.classes();
    }

    /** A crop, HWC, sRGB 0..1, and its class, or {@link #NO_CLASS}. */
    record Crop(float[] rgb, int label) {}

    /** The crops of training step {@code step}, a function of the step and the seed. */
    List<Crop> ofStep(int step, int count) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        return Stream.generate(() -> one(random)).limit(count).toList();
    }

    /** A crop of a random picture. */
    Crop one(SplittableRandom random) {
        TrainingImages.Entry entry = sampler.draw(random);
        return new Crop(distortion.crop(picture(entry), random), classes.indexOf(entry.label()));
    }

    /** The middles of {@code entries}, not distorted. */
    List<Crop> middles(List<TrainingImages.Entry> entries) {
        return entries.stream()
                .map(entry -> new Crop(distortion.middle(picture(entry)), classes.indexOf(entry.label())))
                .toList();
    }

    private static BufferedImage picture(TrainingImages.Entry entry) {
        try {
            return entry.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
