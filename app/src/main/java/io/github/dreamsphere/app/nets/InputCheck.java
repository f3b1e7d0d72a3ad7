package io.github.dreamsphere.app.nets;

import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.app.nets.InputReport.Finding;
import io.github.dreamsphere.app.nets.InputReport.Judgement;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.measure.FirstLayerBalance;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.ImageSpec.Channels;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Checks whether pictures enter nets as they did in training.
 *
 * @param models where nets are looked for
 */
public record InputCheck(Models models) {
    /** Another mean or range must bring the channels of the first layer this much nearer to 0. */
    private static final double MUCH_NEARER = 0.6;

    /** Differences of offsets below this say nothing. */
    private static final double SMALL_OFFSET = 0.05;

    /** The scores of two channel orders must differ by this factor. */
    private static final double CLEARLY = 1.1;

    private static final int SHORTEST_NAME = 3;

    /**
     * Checks a net.
     *
     * @param model its name, folder or file
     * @param pictures files of photographs, best named after their class or in a folder named after it; none to check
     *     without
     */
    public InputReport check(String model, List<Path> pictures) throws IOException {
        Model read = models.resolve(model);
        List<Image> images = new ArrayList<>();
        for (Path picture : pictures) {
            images.add(ImageReader.read(picture).image());
        }
        Finding order = images.isEmpty() ? Finding.unknown() : order(read, pictures, images);
        return new InputReport(read.net().imageSpec(), values(read, images), order);
    }

    private static Finding values(Model model, List<Image> images) throws IOException {
        ImageSpec given = model.net().imageSpec();
        Optional<FirstLayerBalance> balance = FirstLayerBalance.of(model.net());
        if (balance.isEmpty()) {
            return Finding.unknown();
        }
        List<Image> pictures = images.isEmpty() ? List.of(SamplePicture.read().image()) : images;
        double own = balance.get().offset(pictures, given).orElse(Double.NaN);
        ImageSpec best = given;
        double least = Double.POSITIVE_INFINITY;
        for (ImageSpec other : usual(given.channels())) {
            double offset = balance.get().offset(pictures, other).orElse(Double.POSITIVE_INFINITY);
            if (!other.equals(given) && offset < least) {
                best = other;
                least = offset;
            }
        }
        if (Double.isNaN(own)) {
            return Finding.unknown();
        }
        boolean wrong = least < MUCH_NEARER * own && own - least > SMALL_OFFSET;
        return new Finding(wrong ? Judgement.WRONG : Judgement.RIGHT, own, Optional.of(best), least);
    }

    /** The usual ways in which pictures enter nets, for one order of channels. */
    private static List<ImageSpec> usual(Channels channels) {
        if (channels == Channels.LUMA) {
            return List.of(
                    ImageSpec.of(1, 1, channels, 0),
                    ImageSpec.of(255, 1, channels, 0),
                    ImageSpec.of(255, 1, channels, 127.5f),
                    ImageSpec.of(255, 1 / 127.5f, channels, 127.5f));
        }
        ImageSpec standard = new ImageSpec(
                1, List.of(0.485f, 0.456f, 0.406f), List.of(1 / 0.229f, 1 / 0.224f, 1 / 0.225f), Channels.RGB);
        return List.of(
                ImageSpec.of(1, 1, channels, 0, 0, 0),
                ImageSpec.of(255, 1, channels, 0, 0, 0),
                ImageSpec.of(255, 1 / 127.5f, channels, 127.5f, 127.5f, 127.5f),
                channels == Channels.RGB ? standard : exchanged(standard),
                channels == Channels.RGB
                        ? ImageSpec.of(255, 1, channels, 123, 117, 104)
                        : ImageSpec.of(255, 1, channels, 104, 117, 123));
    }

    /** The same values with red and blue exchanged. */
    private static ImageSpec exchanged(ImageSpec spec) {
        List<Float> mean = new ArrayList<>(spec.mean());
        List<Float> scale = new ArrayList<>(spec.scale());
        Collections.reverse(mean);
        Collections.reverse(scale);
        return new ImageSpec(spec.range(), mean, scale, spec.channels() == Channels.RGB ? Channels.BGR : Channels.RGB);
    }

    private static Finding order(Model model, List<Path> pictures, List<Image> images) {
        ImageSpec given = model.net().imageSpec();
        if (given.channels() == Channels.LUMA) {
            return Finding.unknown();
        }
        ImageSpec other = exchanged(given);
        double own = score(model, given, pictures, images);
        double exchanged = score(model, other, pictures, images);
        Judgement judgement = exchanged > CLEARLY * own
                ? Judgement.WRONG
                : own > CLEARLY * exchanged ? Judgement.RIGHT : Judgement.UNKNOWN;
        return new Finding(judgement, own, Optional.of(other), exchanged);
    }

    /** The mean probability of the class that a picture is named after, or else of the strongest. */
    private static double score(Model model, ImageSpec spec, List<Path> pictures, List<Image> images) {
        Model changed = new Model(model.net().withImageSpec(spec), model.layers(), model.labels(), model.card());
        int edge = ClassScore.usualSize(changed);
        double sum = 0;
        for (int i = 0; i < images.size(); i++) {
            List<ClassScore> scores = ClassScore.strongest(changed, images.get(i), edge, Integer.MAX_VALUE);
            OptionalInt known = labelled(model.labels(), pictures.get(i));
            ClassScore counted = scores.stream()
                    .filter(score -> known.isPresent() && score.index() == known.getAsInt())
                    .findFirst()
                    .orElse(scores.get(0));
            sum += probability(scores, counted);
        }
        return sum / images.size();
    }

    /** The score, or its softmax if the scores are no probabilities. */
    private static double probability(List<ClassScore> scores, ClassScore of) {
        double whole = scores.stream().mapToDouble(ClassScore::score).sum();
        if (scores.get(scores.size() - 1).score() >= 0 && Math.abs(whole - 1) < 0.01) {
            return of.score();
        }
        double greatest = scores.get(0).score();
        double sum = scores.stream()
                .mapToDouble(score -> Math.exp(score.score() - greatest))
                .sum();
        return Math.exp(of.score() - greatest) / sum;
    }

    /** The class after which the picture or its folder is named. */
    private static OptionalInt labelled(List<String> labels, Path picture) {
        Path folder = picture.toAbsolutePath().getParent();
        String own = words(FileName.of(picture).stem());
        String above = folder == null || folder.getFileName() == null
                ? ""
                : words(folder.getFileName().toString());
        return IntStream.range(0, labels.size())
                .filter(i -> isNamed(labels.get(i), own) || isNamed(labels.get(i), above))
                .findFirst();
    }

    /** True if one of the names in a label, which may have several, is {@code name}. */
    private static boolean isNamed(String label, String name) {
        return name.length() >= SHORTEST_NAME
                && List.of(label.split(",")).stream()
                        .anyMatch(part -> words(part).equals(name));
    }

    private static String words(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
    }
}
