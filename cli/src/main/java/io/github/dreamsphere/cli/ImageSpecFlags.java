package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.caffe.MeanFile;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.ImageSpec.Channels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options that say how a picture becomes a net's input. */
final class ImageSpecFlags {
    private final Arguments arguments;
    private final Option<String> mean;
    private final Option<Double> range;
    private final Option<String> channels;
    private final Option<String> scale;

    ImageSpecFlags(Arguments arguments) {
        this.arguments = arguments;
        mean = arguments.text(
                "mean",
                "mean to subtract from each channel, in the order of --channels and on the scale of --range; or"
                        + " a mean image (*.binaryproto)",
                "M,M,M|FILE");
        range = arguments.number(
                "range", "value of white before the mean is subtracted", "1|255", NumberRange.decimalAbove(0, 65535));
        channels = arguments.text("channels", "order of the net's input channels", "bgr|rgb|luma");
        scale = arguments.text(
                "scale", "factor for each channel, or one for all, applied after the mean is subtracted", "S,S,S", "1");
    }

    /**
     * The input that the options describe, or empty if they are not given.
     *
     * @throws UsageException if only some are given: nothing here is guessed
     */
    Optional<ImageSpec> read(Given given) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Option<?> needed : List.of(mean, range, channels)) {
            if (!given.has(needed)) {
                missing.add("--" + needed.name());
            }
        }
        if (missing.size() == 3 && !given.has(scale)) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "the net's input must be described completely; missing: " + String.join(", ", missing));
        }
        Channels order = order(given.value(channels));
        List<Float> means = means(given.value(mean), order);
        List<Float> scales = floats("--scale", given.value(scale), order);
        float white = given.value(range).floatValue();
        return Optional.of(arguments.check(() -> new ImageSpec(white, means, scales, order)));
    }

    private static Channels order(String name) {
        try {
            return Channels.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--channels must be bgr, rgb or luma, was " + name, e);
        }
    }

    private static List<Float> means(String value, Channels order) throws IOException {
        if (!value.endsWith(".binaryproto")) {
            return floats("--mean", value, order);
        }
        List<Float> means = new ArrayList<>();
        for (float channel : MeanFile.read(Path.of(value))) {
            means.add(channel);
        }
        return means;
    }

    private static List<Float> floats(String option, String value, Channels order) {
        List<Float> floats = new ArrayList<>();
        for (String part : value.split(",", -1)) {
            try {
                floats.add(Float.valueOf(part.strip()));
            } catch (NumberFormatException e) {
                throw new UsageException(option + " takes numbers with commas between, was " + value, e);
            }
        }
        return floats.size() == 1 ? Collections.nCopies(order.count(), floats.get(0)) : floats;
    }
}
