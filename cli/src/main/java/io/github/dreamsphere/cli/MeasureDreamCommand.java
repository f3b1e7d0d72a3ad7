package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.measure.TeacherGain;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere measure-dream}: how much of what a net dreams its teacher sees. */
final class MeasureDreamCommand implements Subcommand {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 640;

    private final Supplier<Models> models;
    private final Arguments arguments = new Arguments("measure-dream SPHERE... --teacher NET [option...]", """
            Measures how much of what a net dreams its teacher sees, and prints a table in Markdown. From every
            photosphere SPHERE the left half between 45° above and 67° below the horizon is cut, brought to 1024×640
            and dreamt by both nets with the defaults of dream; the figure is by how much the teacher's ½Σa² has risen,
            relative to its own dream.""");
    private final OptionSpec<String> teacher =
            arguments.option("teacher", "the net that judges: its name, folder or file", "NET", String.class);
    private final OptionSpec<String> blob = arguments
            .option("blob", "the teacher's layer that is dreamt and measured", "BLOB", String.class)
            .defaultsTo("inception_4c/output");
    private final OptionSpec<String> model = arguments
            .option("model", "the net that is judged", "NET", String.class)
            .defaultsTo(BuiltIn.DREAM.netName());
    private final OptionSpec<String> layer =
            arguments.option("layer", "its layer that is dreamt (default: what dream takes)", "BLOB", String.class);
    private final OptionSpec<Path> sheet = arguments.path(
            List.of("sheet"), "a picture of every crop, the teacher's dream and the net's, row by row", "FILE");

    MeasureDreamCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "measure-dream";
    }

    @Override
    public String summary() {
        return "tells how much of a net's dreams its teacher sees";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> measure(options, terminal));
    }

    private void measure(OptionSet options, Terminal terminal) throws IOException {
        List<Path> files = arguments.files(options);
        if (files.isEmpty() || !options.has(teacher)) {
            throw new UsageException("photospheres and the net that judges are wanted: SPHERE... --teacher NET");
        }
        Model judged = models.get().resolve(arguments.value(options, model));
        String dreamt = options.has(layer) ? arguments.value(options, layer) : judged.defaultLayer();
        List<List<Image>> rows = new ArrayList<>();
        try (Network judge = new Network(
                        models.get().resolve(arguments.value(options, teacher)).net());
                Network pupil = new Network(judged.net());
                Activity progress = terminal.progress("measuring")) {
            TeacherGain gain = new TeacherGain(judge, options.valueOf(blob), DreamOptions.defaults());
            PrintStream out = terminal.out();
            out.println("| photosphere | ½Σa² before | teacher's dream | `" + dreamt + "` | of the teacher's gain |");
            out.println("|---|---|---|---|---|");
            double sum = 0;
            for (Path file : files) {
                Image crop = crop(PhotosphereFile.read(file).image());
                TeacherGain.Judgement said = gain.judge(crop, pupil, dreamt, progress);
                sum += said.share();
                rows.add(List.of(crop, said.teacherDream(), said.pupilDream()));
                out.printf(
                        Locale.ROOT,
                        "| %s | %.3g | %.3g | %.3g | %.1f %% |%n",
                        file.getFileName(),
                        said.before(),
                        said.teacher(),
                        said.pupil(),
                        100 * said.share());
            }
            out.printf(Locale.ROOT, "| mean | | | | %.1f %% |%n", 100 * sum / files.size());
        }
        if (options.has(sheet)) {
            Picture picture = new Picture(sheet(rows), Metadata.NONE);
            ImageWriter.write(picture, arguments.value(options, sheet), WriteOptions.defaults());
        }
    }

    private static Image crop(Image sphere) {
        int width = sphere.width() / 2;
        int height = width * HEIGHT / WIDTH;
        Image crop = new Image(width, height);
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    sphere.rgb(),
                    sphere.index(0, y + sphere.height() / 4),
                    crop.rgb(),
                    crop.index(0, y),
                    width * Image.CHANNELS);
        }
        return SphereResize.resize(crop, flat(width, height), WIDTH, HEIGHT);
    }

    private static Border flat(int width, int height) {
        return new Flat(width, height).border();
    }

    /** The pictures at half their size, side by side. */
    private static Image sheet(List<List<Image>> rows) {
        int w = WIDTH / 2;
        int h = HEIGHT / 2;
        Image sheet = new Image(w * rows.get(0).size(), h * rows.size());
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                Image small = SphereResize.resize(rows.get(row).get(column), flat(WIDTH, HEIGHT), w, h);
                for (int y = 0; y < h; y++) {
                    System.arraycopy(
                            small.rgb(),
                            small.index(0, y),
                            sheet.rgb(),
                            sheet.index(column * w, row * h + y),
                            w * Image.CHANNELS);
                }
            }
        }
        return sheet;
    }
}
