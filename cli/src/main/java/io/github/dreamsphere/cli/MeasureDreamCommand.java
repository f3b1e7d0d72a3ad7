package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.measure.DreamMeasurement;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** {@code dreamsphere measure-dream}: how much of what a net dreams its teacher sees. */
final class MeasureDreamCommand implements Subcommand {
    private final Supplier<Models> models;
    private final Arguments arguments = new Arguments(
            "measure-dream SPHERE... --teacher NET [option...]",
            """
            Measures how much of a net's dreams its teacher recognises, and prints a table in Markdown. For each
            photosphere SPHERE, the left half between 45° above and 67° below the horizon is resized to 1024x640, and
            both nets dream it with the settings of Google's Deep Dream (4 octaves of 10 steps). The result is the increase of the teacher's ½Σa² in the
            net's dream, divided by the increase in the teacher's own dream.""",
            "measure-dream SPHERE.jpg --teacher bvlc_googlenet --sheet SHEET.jpg");

    private final Option<String> teacher = arguments.text("teacher", "the teacher: its name, folder or file", "NET");
    private final Option<String> blob = arguments.text(
            "blob",
            "the layer that the teacher dreams with, and whose ½Σa² is measured",
            "BLOB",
            "inception_4c/output");
    private final Option<String> model =
            arguments.text("model", "the net to measure: its name, folder or file", "NET", BuiltIn.DREAM2.netName());
    private final Option<String> layer =
            arguments.text("layer", "the layer that --model dreams with (default: the net's best)", "BLOB");
    private final Option<Path> sheet = arguments.place(
            "sheet",
            "write a picture with a row for each photosphere: the crop, the teacher's dream, the net's dream",
            "FILE");

    MeasureDreamCommand(Supplier<Models> models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "measure-dream";
    }

    @Override
    public String summary() {
        return "measures how much of a net's dreams its teacher recognises";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> measure(options, terminal));
    }

    private int measure(Given given, Terminal terminal) throws IOException {
        if (given.files().isEmpty() || !given.has(teacher)) {
            throw new UsageException("photospheres and a teacher are needed: SPHERE... --teacher NET");
        }
        DreamMeasurement measurement = new DreamMeasurement(
                given.files(),
                given.value(teacher),
                given.value(blob),
                given.value(model),
                given.optional(layer),
                given.optional(sheet));
        PrintStream out = terminal.out();
        String dreamed = measurement.dreamedLayer(models.get());
        List<Double> shares = new ArrayList<>();
        try (Activity progress = terminal.progress("measuring")) {
            out.println("| photosphere | ½Σa² before | teacher's dream | `" + dreamed + "` | of the teacher's gain |");
            out.println("|---|---|---|---|---|");
            measurement.run(models.get(), progress, row -> {
                shares.add(row.share());
                print(row, out);
            });
        }
        double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        out.printf(Locale.ROOT, "| mean | | | | %.1f %% |%n", 100 * mean);
        return ExitCode.DONE;
    }

    private static void print(DreamMeasurement.Row row, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "| %s | %.3g | %.3g | %.3g | %.1f %% |%n",
                row.sphere().getFileName(),
                row.before(),
                row.teacher(),
                row.student(),
                100 * row.share());
    }
}
