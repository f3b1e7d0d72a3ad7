package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.measure.UpscalerMeasurement;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.benchmark.Method;
import io.github.dreamsphere.upscale.benchmark.TestSets;
import io.github.dreamsphere.upscale.benchmark.TestSpheres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/** {@code dreamsphere measure-upscaler}: the quality of nets that enlarge, compared with bicubic and Lanczos. */
final class MeasureUpscalerCommand implements Subcommand {
    private final Arguments arguments = new Arguments(
            "measure-upscaler [SPHERE...] [option...]", """
            Measures the quality of enlarging, and prints tables in Markdown. Pictures are shrunk with a bicubic filter,
            enlarged again and compared with the originals. SPHERE is a full photosphere, which is shrunk to half its
            size.""", "measure-upscaler SPHERE.jpg --sets PICTURES");
    private final Option<Path> sets =
            arguments.place("sets", "a folder of plain pictures named like set5_img_001_HR.png", "FOLDER");
    private final Option<String> model =
            arguments.text("model", "a net, as for upscale; can be repeated", "NET", BuiltIn.UPSCALE_2X.netName());
    private final Option<Integer> scale = arguments.whole(
            "scale",
            "factor by which the pictures of --sets are shrunk and enlarged",
            "N",
            NumberRange.wholeFrom(2),
            2);
    private final Option<Integer> jpeg = arguments.whole(
            "jpeg",
            "save the shrunk pictures of --sets as JPEG of this quality before they are enlarged",
            "QUALITY",
            NumberRange.whole(1, 100));
    private final Option<NoiseLevel> denoise = arguments.typed(
            "denoise",
            "how much noise and JPEG artefacts the nets remove: 0 (none) to 3, or auto: as much as is found in the picture",
            "LEVEL",
            NoiseLevel::read,
            NoiseLevel.AUTO);
    private final TurnsFlags turns = new TurnsFlags(arguments);
    private final Option<Integer> width = arguments.whole(
            "width", "resize photospheres to this width first, in pixels", "W", NumberRange.wholeFrom(2), 4096);

    @Override
    public String name() {
        return "measure-upscaler";
    }

    @Override
    public String summary() {
        return "measures the quality of nets that enlarge";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> measure(options, terminal));
    }

    private int measure(Given given, Terminal terminal) throws IOException {
        List<Path> files = given.files();
        if (files.isEmpty() && !given.has(sets)) {
            throw new UsageException("photospheres or --sets FOLDER are needed");
        }
        UpscaleOptions options =
                given.value(denoise).in(UpscaleOptions.defaults()).withTurns(turns.turns(given));
        try (UpscalerMeasurement measured = new UpscalerMeasurement(given.values(model), options, Models.ofProcess());
                Activity progress = terminal.progress("measuring")) {
            List<Method> methods = measured.methods();
            MeasureTables tables = new MeasureTables(methods, terminal.out());
            tables.heading();
            if (given.has(sets)) {
                int factor = given.value(scale);
                OptionalInt quality = given.has(jpeg) ? OptionalInt.of(given.value(jpeg)) : OptionalInt.empty();
                TestSets pictures = new TestSets(given.value(sets), factor, quality);
                tables.sets(pictures.measure(methods, progress), factor);
            }
            if (!files.isEmpty()) {
                TestSpheres spheres = arguments.check(() -> new TestSpheres(files, given.value(width)));
                tables.spheres(spheres.measure(methods, progress), given.value(width));
            }
        }
        return ExitCode.DONE;
    }
}
