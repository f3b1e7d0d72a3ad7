package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.benchmark.Method;
import io.github.dreamsphere.upscale.benchmark.Spheres;
import io.github.dreamsphere.upscale.benchmark.TestSets;
import io.github.dreamsphere.upscale.net.NetFamilies;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere measure-upscaler}: how well nets enlarge, beside bicubic and Lanczos. */
final class MeasureUpscalerCommand implements Subcommand {
    private final Arguments arguments = new Arguments("measure-upscaler [SPHERE...] [option...]", """
            Measures how well nets enlarge, and prints tables in Markdown: pictures are shrunk by bicubic, enlarged
            again and compared with themselves. SPHERE is a whole photosphere; spheres are always halved.""");
    private final OptionSpec<Path> sets =
            arguments.path(List.of("sets"), "a folder of flat pictures named like set5_img_001_HR.png", "FOLDER");
    private final OptionSpec<String> model = arguments
            .option("model", "a net as for upscale; give it again for more", "NET", String.class)
            .defaultsTo(BuiltIn.UPSCALE_2X.netName());
    private final OptionSpec<Integer> scale = arguments
            .option("scale", "how many times the sets' pictures are shrunk and enlarged", "N", Integer.class)
            .defaultsTo(2);
    private final OptionSpec<Integer> jpeg = arguments.option(
            "jpeg", "let the sets' shrunk pictures go through a JPEG of this quality first", "QUALITY", Integer.class);
    private final OptionSpec<Integer> denoise = arguments
            .option(
                    "denoise",
                    "how much noise and JPEG artefacts the nets shall remove, 0 to 3",
                    "LEVEL",
                    Integer.class)
            .defaultsTo(0);
    private final OptionSpec<Integer> width = arguments
            .option("width", "the width photospheres are brought to first, pixels", "W", Integer.class)
            .defaultsTo(4096);

    @Override
    public String name() {
        return "measure-upscaler";
    }

    @Override
    public String summary() {
        return "tells how well nets enlarge";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> measure(options, terminal));
    }

    private void measure(OptionSet options, Terminal terminal) throws IOException {
        List<Path> files = arguments.files(options);
        if (files.isEmpty() && !options.has(sets)) {
            throw new UsageException("photospheres or --sets FOLDER are wanted");
        }
        List<Upscaler> opened = new ArrayList<>();
        try (Activity progress = terminal.progress("measuring")) {
            List<Method> methods = methods(options, opened);
            MeasureTables tables = new MeasureTables(methods, terminal.out());
            tables.heading();
            if (options.has(sets)) {
                int factor = arguments.value(options, scale);
                OptionalInt quality =
                        options.has(jpeg) ? OptionalInt.of(arguments.value(options, jpeg)) : OptionalInt.empty();
                TestSets pictures = new TestSets(arguments.value(options, sets), factor, quality);
                tables.sets(pictures.measure(methods, progress), factor);
            }
            if (!files.isEmpty()) {
                Spheres spheres = arguments.check(() -> new Spheres(files, options.valueOf(width)));
                tables.spheres(spheres.measure(methods, progress), options.valueOf(width));
            }
        } finally {
            opened.forEach(Upscaler::close);
        }
    }

    private List<Method> methods(OptionSet options, List<Upscaler> opened) throws IOException {
        List<Method> methods = new ArrayList<>();
        for (ResampleFilter filter : List.of(ResampleFilter.BICUBIC, ResampleFilter.LANCZOS3)) {
            methods.add(new Method(
                    filter.name().toLowerCase(Locale.ROOT),
                    (image, surface, factor) -> SphereResize.resize(
                            image, surface.border(), factor * image.width(), factor * image.height(), filter)));
        }
        UpscaleOptions how = arguments.check(() -> UpscaleOptions.defaults().withNoiseLevel(options.valueOf(denoise)));
        for (String net : options.valuesOf(model)) {
            Upscaler upscaler = new Upscaler(NetFamilies.resolve(net, Models.ofProcess()), how);
            opened.add(upscaler);
            String name = Path.of(net).getFileName().toString();
            methods.add(new Method(
                    name,
                    (image, surface, factor) ->
                            upscaler.enlarge(image, surface, Enlargement.by(factor), Progress.SILENT)));
        }
        return methods;
    }
}
