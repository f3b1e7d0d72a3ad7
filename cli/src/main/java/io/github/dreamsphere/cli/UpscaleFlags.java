package io.github.dreamsphere.cli;

import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.Layout;
import io.github.dreamsphere.upscale.net.NetFamily;
import java.util.LinkedHashMap;
import java.util.Map;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options of {@code upscale} that say how, rather than what. */
final class UpscaleFlags {
    private final Arguments arguments;
    private final OptionSpec<Integer> denoise;
    private final OptionSpec<Void> tta;
    private final OptionSpec<Void> flat;
    private final OptionSpec<Void> overUnder;
    private final OptionSpec<Integer> tile;
    private final OptionSpec<MemorySize> memory;
    private final OptionSpec<String> format;
    private final OptionSpec<Integer> bits;
    private final OptionSpec<Integer> quality;
    private final OptionSpec<String> chroma;

    UpscaleFlags(Arguments arguments) {
        UpscaleOptions defaults = UpscaleOptions.defaults();
        this.arguments = arguments;
        denoise = arguments
                .option("denoise", "how much noise and JPEG artefacts to remove, 0 to 3", "LEVEL", Integer.class)
                .defaultsTo(defaults.noiseLevel());
        tta = arguments.flag("tta", "average over eight flips and turns: a little better, eight times as long");
        flat = arguments.flag("flat", "IN is a plain picture: nothing goes on beyond its edges");
        overUnder = arguments.flag("over-under", "IN is two full spheres, one eye's above the other's");
        tile = arguments
                .option("tile", "largest tile, pixels of the picture a net is given", "PIXELS", Integer.class)
                .defaultsTo(defaults.tileWidth());
        memory = arguments.option(
                "memory", "keep to this much, by smaller tiles, e.g. 2g or 800m", "SIZE", MemorySize.class);
        format = arguments.option("format", "results as jpg, png or tif; as IN, if not given", "FORMAT", String.class);
        bits = arguments.option("bits", "bits a sample, 8 or 16; as IN, if not given", "BITS", Integer.class);
        quality = arguments
                .option("quality", "JPEG quality, 1 to 100", "QUALITY", Integer.class)
                .defaultsTo(WriteOptions.defaults().jpegQuality());
        chroma = arguments
                .option("chroma", "JPEG colour: 444 for every pixel, 420 for every 2x2", "444|420", String.class)
                .defaultsTo("444");
    }

    UpscaleOptions options(OptionSet options) {
        return arguments.check(() -> {
            UpscaleOptions chosen = UpscaleOptions.defaults()
                    .withNoiseLevel(options.valueOf(denoise))
                    .withAveraged(options.has(tta))
                    .withTile(options.valueOf(tile), options.valueOf(tile));
            return options.has(memory)
                    ? chosen.withMemory(options.valueOf(memory).bytes())
                    : chosen;
        });
    }

    Layout layout(OptionSet options) {
        if (options.has(flat) && options.has(overUnder)) {
            throw new UsageException("a picture is --flat or --over-under, not both");
        }
        return options.has(flat) ? Layout.FLAT : options.has(overUnder) ? Layout.OVER_UNDER : Layout.SPHERE;
    }

    /** The ending of the results' names, or nothing if it is the sources'. */
    String ending(OptionSet options) {
        return options.has(format) ? arguments.value(options, format) : "";
    }

    WriteOptions writing(OptionSet options) {
        return arguments.check(() -> {
            WriteOptions writing = WriteOptions.defaults()
                    .withJpegQuality(options.valueOf(quality))
                    .withChroma(chroma(options.valueOf(chroma)));
            return options.has(bits) ? writing.withBits(options.valueOf(bits)) : writing;
        });
    }

    private static ChromaSubsampling chroma(String name) {
        return switch (name) {
            case "444" -> ChromaSubsampling.NONE;
            case "420" -> ChromaSubsampling.QUARTER;
            default -> throw new UsageException("--chroma must be 444 or 420, was " + name);
        };
    }

    /** What to record in the result. */
    Map<String, String> settings(OptionSet options, NetFamily family, Enlargement enlargement) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("upscaleModel", family.name());
        settings.put("upscaleTo", enlargement.toString());
        settings.put("upscaleDenoise", String.valueOf(options.valueOf(denoise)));
        settings.put("upscaleAveraged", String.valueOf(options.has(tta)));
        return settings;
    }
}
