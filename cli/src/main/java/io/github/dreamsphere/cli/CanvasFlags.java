package io.github.dreamsphere.cli;

import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.photosphere.FlatHeader;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.core.photosphere.PictureHeader;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say what is dreamed on: a file or a start from nothing, a sphere or a plain picture, how large. */
final class CanvasFlags {
    private static final PictureSize USUAL_SIZE = new PictureSize(1024, 512);

    private final Arguments arguments;
    private final OptionSpec<Integer> width;
    private final OptionSpec<PictureSize> size;
    private final OptionSpec<Start> start;
    private final OptionSpec<Void> flat;

    CanvasFlags(Arguments arguments) {
        this.arguments = arguments;
        width = arguments.option("width", "dream at this width, pixels; IN's own, if not given", "W", Integer.class);
        start = arguments.choice("start", "dream from nothing, without IN: from this", Start.class);
        size = arguments.option(
                "size", "size of what --start makes, " + USUAL_SIZE + " if not given", "WxH", PictureSize.class);
        flat = arguments.flag("flat", "a plain picture: nothing wraps, and no GPano tags are written");
    }

    /** Looks at what can be looked at before anything is read. */
    void check(OptionSet options) {
        if (options.has(size) && !options.has(start)) {
            throw new UsageException("--size goes with --start; --width gives IN another size");
        }
        if (options.has(width)) {
            wanted(options);
        }
        if (options.has(start)) {
            startSize(options);
        }
    }

    /** Whether the dream begins with no file. */
    boolean fromNothing(OptionSet options) {
        return options.has(start);
    }

    /** Whether the picture is a plain one. */
    boolean isFlat(OptionSet options) {
        return options.has(flat);
    }

    /** What {@code --start} makes. */
    Canvas start(OptionSet options, long seed) {
        PictureSize pixels = startSize(options);
        PictureHeader header = isFlat(options)
                ? new FlatHeader(pixels.width(), pixels.height(), Metadata.NONE, List.of())
                : PhotosphereHeader.full(pixels.width(), pixels.height());
        return new Canvas.FromNothing(header, arguments.value(options, start), seed);
    }

    private PictureSize startSize(OptionSet options) {
        if (options.has(size) && options.has(width)) {
            throw new UsageException("--size and --width exclude each other");
        }
        if (!options.has(width)) {
            return fitting(options, options.has(size) ? arguments.value(options, size) : USUAL_SIZE);
        }
        int wide = wanted(options);
        if (wide % 2 != 0) {
            throw new UsageException("--width must be even where a photosphere starts from nothing, was " + wide);
        }
        return arguments.check(() -> new PictureSize(wide, wide / 2));
    }

    private PictureSize fitting(OptionSet options, PictureSize pixels) {
        if (!isFlat(options) && pixels.width() != 2 * pixels.height()) {
            throw new UsageException("a photosphere is twice as wide as high, " + pixels + " is not; choose another"
                    + " --size, or a plain picture with --flat");
        }
        return pixels;
    }

    /** What is in {@code input}, at the width asked for. */
    Canvas read(OptionSet options, Path input) throws IOException {
        try (BandReader reader = BandReader.open(input)) {
            PictureHeader stored = header(options, input, reader);
            return new Canvas.OfFile(input, stored, reader.hasAlpha(), scaled(options, stored));
        }
    }

    private PictureHeader header(OptionSet options, Path input, BandReader reader) throws IOException {
        int wide = reader.width();
        int high = reader.height();
        return isFlat(options)
                ? new FlatHeader(wide, high, reader.metadata(), List.of())
                : PhotosphereHeader.of(input, wide, high, reader.metadata());
    }

    private PictureHeader scaled(OptionSet options, PictureHeader stored) {
        if (!options.has(width)) {
            return stored;
        }
        int wide = wanted(options);
        return stored.scaledTo(wide, height(wide, stored.surface()));
    }

    /** {@code photosphere} at the width to dream at. */
    Photosphere scaled(Photosphere photosphere, OptionSet options) {
        if (!options.has(width)) {
            return photosphere;
        }
        Surface surface = photosphere.coverage().surface();
        int wide = wanted(options);
        return photosphere.withImage(
                SphereResize.resize(photosphere.image(), surface.border(), wide, height(wide, surface)));
    }

    private static int height(int wanted, Surface surface) {
        return (int) Math.max(1, Math.round((double) wanted * surface.height() / surface.width()));
    }

    private int wanted(OptionSet options) {
        int wanted = arguments.value(options, width);
        if (wanted < 2) {
            throw new UsageException("--width must be >= 2, was " + wanted);
        }
        return wanted;
    }
}
