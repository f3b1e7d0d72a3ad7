package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.PictureMask;
import io.github.dreamsphere.core.dream.Region;
import io.github.dreamsphere.core.image.ImageReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say where on the sphere is dreamed. */
final class PlaceFlags {
    private final Arguments arguments;
    private final OptionSpec<Path> mask;
    private final OptionSpec<String> region;
    private final OptionSpec<Double> softness;

    PlaceFlags(Arguments arguments) {
        this.arguments = arguments;
        mask = arguments.path(List.of("mask"), "dream where this picture, of IN's ratio, is white", "IMG");
        region = arguments.option(
                "region",
                "dream there: sky, ground, horizon, zenith, nadir, or degrees as yaw:-30..30,pitch:0..60",
                "PLACE",
                String.class);
        softness = arguments
                .option("softness", "over how many degrees a region's edges fade", "DEGREES", Double.class)
                .defaultsTo(Region.SOFTNESS_DEGREES);
    }

    /** Looks at what can be looked at before anything is read. */
    void check(OptionSet options) {
        if (options.has(mask) && options.has(region)) {
            throw new UsageException("--mask and --region exclude each other");
        }
        region(options);
    }

    Optional<Mask> read(OptionSet options) throws IOException {
        check(options);
        if (options.has(mask)) {
            Path file = arguments.value(options, mask);
            return Optional.of(new PictureMask(ImageReader.read(file).image(), file.toString()));
        }
        return region(options);
    }

    /** Over how many degrees the edges of regions fade. */
    double softness(OptionSet options) {
        return arguments.value(options, softness);
    }

    private Optional<Mask> region(OptionSet options) {
        return options.has(region)
                ? Optional.of(arguments.check(
                        () -> Region.parse(options.valueOf(region)).withSoftness(options.valueOf(softness))))
                : Optional.empty();
    }
}
