package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.models.catalog.CatalogueEntry;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.RemoteFile;
import io.github.dreamsphere.models.net.Blob;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code dreamsphere models show}: a net's card and layers. */
final class ModelsShow implements Subcommand {
    private final Arguments arguments = new Arguments("models show NET", """
            Shows a net, given by name, folder or file: its card, its input and its layers. A layer has a shape (height
            x width x channels), a receptive field (the pixels of the picture that one value depends on) and a stride
            (the pixels between two values).""", "models show bvlc_googlenet");
    private final Option<Integer> size = arguments.whole(
            "size", "show the shapes for a picture of N x N pixels", "N", NumberRange.wholeFrom(1), 224);

    private final Models models;

    ModelsShow(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "show";
    }

    @Override
    public String summary() {
        return "shows a net's card, input and layers";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> show(options, terminal));
    }

    private int show(Given given, Terminal terminal) throws IOException {
        String name = NetName.only(given);
        int edge = given.value(size);
        if (edge < 1) {
            throw new UsageException("--size must be >= 1, was " + edge);
        }
        Optional<CatalogueEntry> known = models.catalogue().find(name);
        if (known.isPresent() && !models.atHand().contains(name)) {
            showUnfetched(known.get(), terminal);
        } else {
            show(models.resolve(name), edge, terminal);
        }
        return ExitCode.DONE;
    }

    private static void showUnfetched(CatalogueEntry entry, Terminal terminal) {
        terminal.out().println(entry.name() + ": " + entry.title());
        terminal.out().println("Licence: " + entry.licence());
        terminal.out().println("Source: " + entry.page());
        terminal.out().println("Input: " + InputWords.of(entry.imageSpec()));
        for (RemoteFile file : entry.files()) {
            terminal.out().println("File: " + file.address());
            file.checksums().forEach(checksum -> terminal.out().println("  " + checksum));
            file.note().ifPresent(note -> terminal.out().println("  " + note));
        }
        terminal.out().println("Not fetched yet; fetch it with: dreamsphere models fetch " + entry.name());
    }

    private static void show(Model model, int edge, Terminal terminal) {
        terminal.out().println(model.net().name());
        if (!model.card().isBlank()) {
            terminal.out().println(model.card());
        }
        terminal.out().println("Input: " + InputWords.of(model.net().imageSpec()));
        if (!model.layers().isEmpty()) {
            terminal.out().println("Layers to dream with, the best first: " + String.join(", ", model.layers()));
        }
        List<Blob> blobs = model.net().listing(edge, edge);
        int widest = blobs.stream().mapToInt(blob -> blob.name().length()).max().orElse(5);
        String format = "%-" + Math.max(widest, 5) + "s  %-13s %-14s %8s %8s";
        terminal.out().println();
        terminal.out().println(String.format(format, "layer", "op", "at " + edge + "x" + edge, "field", "stride"));
        blobs.forEach(blob -> terminal.out().println(line(format, blob)));
    }

    private static String line(String format, Blob blob) {
        return String.format(
                format,
                blob.name(),
                blob.layer().op().getClass().getSimpleName().toLowerCase(Locale.ROOT),
                blob.shape(),
                pixels(blob.footprint().extent()),
                pixels(blob.footprint().stride()));
    }

    private static String pixels(double value) {
        if (Double.isInfinite(value)) {
            return "all";
        }
        return value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.3g", value);
    }
}
