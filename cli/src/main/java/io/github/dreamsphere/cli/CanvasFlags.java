package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import java.io.IOException;
import java.nio.file.Path;
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
        Start from = arguments.value(options, start);
        if (isFlat(options)) {
            Image image = from.on(new Flat(pixels.width(), pixels.height()), seed);
            return new Canvas.Plain(new Picture(image, Metadata.NONE));
        }
        Coverage coverage = Coverage.full(pixels.width(), pixels.height());
        return new Canvas.Sphere(Photosphere.full(from.on(coverage.surface(), seed)));
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
    Canvas read(OptionSet options, Path input, Terminal terminal) throws IOException {
        Canvas canvas = isFlat(options) ? plain(input, terminal) : sphere(input, terminal);
        return options.has(width) ? scaled(canvas, wanted(options)) : canvas;
    }

    /** {@code photosphere} at the width to dream at. */
    Photosphere scaled(Photosphere photosphere, OptionSet options) {
        return options.has(width)
                ? photosphere.withImage(
                        scaled(new Canvas.Sphere(photosphere), wanted(options)).image())
                : photosphere;
    }

    /** The part of the sphere that {@code coverage} is, at the width to dream at. */
    Coverage scaled(Coverage coverage, OptionSet options) {
        if (!options.has(width)) {
            return coverage;
        }
        int wanted = wanted(options);
        return coverage.scaledTo(wanted, height(wanted, coverage.width(), coverage.height()));
    }

    private static int height(int wanted, int width, int height) {
        return (int) Math.max(1, Math.round((double) wanted * height / width));
    }

    private static Canvas scaled(Canvas canvas, int wanted) {
        Surface surface = canvas.surface();
        int height = height(wanted, surface.width(), surface.height());
        return canvas.withImage(SphereResize.resize(canvas.image(), surface.border(), wanted, height));
    }

    private int wanted(OptionSet options) {
        int wanted = arguments.value(options, width);
        if (wanted < 2) {
            throw new UsageException("--width must be >= 2, was " + wanted);
        }
        return wanted;
    }

    private static Canvas sphere(Path input, Terminal terminal) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(input);
        photosphere.warnings().forEach(terminal::warn);
        return new Canvas.Sphere(photosphere);
    }

    private static Canvas plain(Path input, Terminal terminal) throws IOException {
        Picture picture = ImageReader.read(input);
        picture.warnings().forEach(terminal::warn);
        return new Canvas.Plain(picture);
    }
}
