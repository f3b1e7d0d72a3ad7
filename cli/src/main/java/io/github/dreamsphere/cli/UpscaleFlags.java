package io.github.dreamsphere.cli;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.MemorySize;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.file.PictureLayout;
import java.util.Optional;

/** The options of an {@link UpscaleRequest}. */
final class UpscaleFlags {
    private final Arguments arguments;
    private final Option<Double> scale;
    private final Option<Integer> width;
    private final Option<String> model;
    private final Option<NoiseLevel> denoise;
    private final TurnsFlags turns;
    private final Option<Void> flat;
    private final Option<Void> overUnder;
    private final Option<Integer> tile;
    private final Option<MemorySize> memory;
    private final Option<String> format;
    private final Option<Integer> bits;
    private final Option<Integer> quality;
    private final Option<String> chroma;

    UpscaleFlags(Arguments arguments) {
        UpscaleRequest usual = UpscaleRequest.defaults();
        this.arguments = arguments;
        arguments.group("Enlarging");
        scale = arguments.number("scale", "enlarge by this factor, 1 to 16", "FACTOR", NumberRange.decimal(1, 16), 2);
        width = arguments.whole("width", "enlarge to this width instead, in pixels", "W", NumberRange.wholeFrom(2));
        model = arguments.text("model", "a net: its name, a file, or a folder of waifu2x nets", "NET", usual.model());
        denoise = arguments.typed(
                "denoise",
                "how much noise and JPEG artefacts to remove: 0 (none) to 3, or auto: as much as is found in the picture",
                "LEVEL",
                NoiseLevel::read,
                NoiseLevel.AUTO);
        turns = new TurnsFlags(arguments);
        arguments.group("Layout of IN");
        flat = arguments.toggle("flat", "IN is a plain picture: its edges do not meet");
        overUnder = arguments.toggle("over-under", "IN is two full spheres, the left eye's above the right eye's");
        arguments.group("Memory");
        tile = arguments.whole(
                "tile",
                "largest size of the tiles that the net enlarges, in pixels of IN",
                "PIXELS",
                NumberRange.wholeFrom(1),
                usual.options().tileWidth());
        memory = arguments.typed(
                "memory",
                "memory limit, such as 2g or 800m; tiles are made smaller to stay within it",
                "SIZE",
                MemorySize.class,
                MemorySize::valueOf);
        arguments.group("Result files");
        format = arguments.text(
                "format", "format of results that go to a folder: jpg, png or tif (default: as IN)", "FORMAT");
        bits = arguments.whole("bits", "bits per sample, 8 or 16 (default: as IN)", "BITS", NumberRange.whole(8, 16));
        quality = arguments.whole(
                "quality",
                "JPEG quality, 1 to 100",
                "QUALITY",
                NumberRange.whole(1, 100),
                usual.writing().jpegQuality());
        chroma = arguments.text(
                "chroma", "JPEG chroma subsampling: 444 (none) or 420 (one value for 2x2 pixels)", "444|420", "444");
    }

    /** The request that {@code given} describes. */
    UpscaleRequest request(Given given) {
        return arguments.check(() -> new UpscaleRequest(
                size(given),
                given.value(model),
                options(given),
                layout(given),
                writing(given),
                given.optional(format),
                DeviceChoice.CPU));
    }

    private Enlargement size(Given given) {
        return given.has(width) ? Enlargement.toWidth(given.value(width)) : Enlargement.by(given.value(scale));
    }

    private UpscaleOptions options(Given given) {
        UpscaleOptions options = given.value(denoise)
                .in(UpscaleOptions.defaults())
                .withTurns(turns.turns(given))
                .withTile(given.value(tile), given.value(tile));
        Optional<MemorySize> limit = given.optional(memory);
        return limit.isPresent() ? options.withMemory(limit.get().bytes()) : options;
    }

    private PictureLayout layout(Given given) {
        if (given.has(flat) && given.has(overUnder)) {
            throw new UsageException("a picture is --flat or --over-under, not both");
        }
        return given.has(flat)
                ? PictureLayout.FLAT
                : given.has(overUnder) ? PictureLayout.OVER_UNDER : PictureLayout.SPHERE;
    }

    private WriteOptions writing(Given given) {
        WriteOptions writing =
                WriteOptions.defaults().withJpegQuality(given.value(quality)).withChroma(chroma(given.value(chroma)));
        return given.has(bits) ? writing.withBits(given.value(bits)) : writing;
    }

    private static ChromaSubsampling chroma(String name) {
        return switch (name) {
            case "444" -> ChromaSubsampling.NONE;
            case "420" -> ChromaSubsampling.QUARTER;
            default -> throw new UsageException("--chroma must be 444 or 420, was " + name);
        };
    }
}
