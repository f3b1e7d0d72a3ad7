package io.github.dreamsphere.cli;

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
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say how a picture becomes a net's input. */
final class ImageSpecFlags {
    private final Arguments arguments;
    private final OptionSpec<String> mean;
    private final OptionSpec<Float> range;
    private final OptionSpec<String> channels;
    private final OptionSpec<String> scale;

    ImageSpecFlags(Arguments arguments) {
        this.arguments = arguments;
        mean = arguments.option(
                "mean",
                "what is taken off each channel, in the order of --channels and in the range of --range; or a mean"
                        + " image, *.binaryproto",
                "M,M,M|FILE",
                String.class);
        range = arguments.option("range", "white, before the mean is taken off: 1 or 255", "1|255", Float.class);
        channels = arguments.option("channels", "the net's input channels: bgr, rgb or luma", "bgr|rgb", String.class);
        scale = arguments
                .option(
                        "scale",
                        "factors for each channel, behind the mean; one for all, or one each",
                        "S,S,S",
                        String.class)
                .defaultsTo("1");
    }

    /**
     * What the options say, or empty if they say nothing.
     *
     * @throws UsageException if they say a part of it: nothing here is guessed
     */
    Optional<ImageSpec> read(OptionSet options) throws IOException {
        List<String> missing = new ArrayList<>();
        for (OptionSpec<?> needed : List.of(mean, range, channels)) {
            if (!options.has(needed)) {
                missing.add("--" + needed.options().get(0));
            }
        }
        if (missing.size() == 3 && !options.has(scale)) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new UsageException(
                    "how pictures enter the net must be said whole; missing: " + String.join(", ", missing));
        }
        Channels order = order(arguments.value(options, channels));
        List<Float> means = means(arguments.value(options, mean), order);
        List<Float> scales = floats("--scale", arguments.value(options, scale), order);
        float white = arguments.value(options, range);
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
