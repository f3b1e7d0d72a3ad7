package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.models.train.BalancedSampler;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.TrainingImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Distorted crops of random pictures, or mosaics of them; all classes are equally frequent. */
final class RandomCrops {
    private final BalancedSampler sampler;
    private final Distortion distortion;
    private final int mosaic;
    private final long seed;
    private final List<String> classes;

    /** Crops of {@code pictures} according to {@code settings}. */
    RandomCrops(List<TrainingImages.Entry> pictures, DistilSettings settings) {
        this.sampler = new BalancedSampler(pictures);
        this.mosaic = settings.mosaic();
        this.distortion = new Distortion(settings.crop() / mosaic);
        this.seed = settings.seed();
        this.classes = settings.classes();
    }

    /**
     * A crop.
     *
     * @param rgb HWC, sRGB 0..1
     * @param labels the classes of its pictures; empty if it has none
     */
    record Crop(float[] rgb, List<Integer> labels) {}

    /** The crops of training step {@code step}, a function of the step and the seed. */
    List<Crop> ofStep(int step, int count) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + step);
        return Stream.generate(() -> one(random)).limit(count).toList();
    }

    /** A crop of random pictures. */
    Crop one(SplittableRandom random) {
        return crop(
                Stream.generate(() -> sampler.draw(random)).limit(pictures()).toList(),
                picture -> distortion.crop(picture, random));
    }

    /** Crops of the middles of {@code entries}, not distorted. */
    List<Crop> middles(List<TrainingImages.Entry> entries) {
        return IntStream.range(0, entries.size() / pictures())
                .mapToObj(i -> crop(entries.subList(i * pictures(), (i + 1) * pictures()), distortion::middle))
                .toList();
    }

    /** Number of pictures in a crop. */
    int pictures() {
        return mosaic * mosaic;
    }

    private Crop crop(List<TrainingImages.Entry> entries, Function<BufferedImage, float[]> cut) {
        int edge = distortion.size();
        Image whole = new Image(mosaic * edge, mosaic * edge);
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            float[] part = cut.apply(picture(entries.get(i)));
            whole.paste(new Image(edge, edge, part), i % mosaic * edge, i / mosaic * edge);
            labels.add(classes.indexOf(entries.get(i).label()));
        }
        return new Crop(whole.rgb(), labels.contains(-1) ? List.of() : labels);
    }

    private static BufferedImage picture(TrainingImages.Entry entry) {
        try {
            return entry.decode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
