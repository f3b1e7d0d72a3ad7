package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.CatalogueEntry;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.RemoteFile;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** {@code dreamsphere models list}: the nets on this machine and those that can be fetched. */
final class ModelsList implements Subcommand {
    private static final long MEGABYTE = 1_000_000;

    private final Arguments arguments = new Arguments(
            "models list", "Lists the nets on this machine and those that can be fetched.", "models list");
    private final Models models;

    ModelsList(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "list";
    }

    @Override
    public String summary() {
        return "lists the nets on this machine and those that can be fetched";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> list(terminal.out()));
    }

    private int list(PrintStream out) throws IOException {
        out.println("On this machine:");
        for (String name : models.atHand()) {
            out.println(String.format("  %-40s %s", name, whence(name)));
        }
        out.println("\nThese can be fetched with dreamsphere models fetch NAME:");
        for (CatalogueEntry entry : models.catalogue().entries()) {
            if (!models.fetched().has(entry)) {
                out.println(line(entry));
            }
        }
        return ExitCode.DONE;
    }

    private String whence(String name) {
        if (BuiltIn.find(name).isPresent()) {
            return "built in";
        }
        return models.catalogue().find(name).map(CatalogueEntry::title).orElse("imported");
    }

    private static String line(CatalogueEntry entry) {
        RemoteFile weights = entry.weights();
        long size = Math.max(weights.bytes(), weights.approximateBytes());
        return String.format(
                "  %-40s %4d MB  %s [%s]",
                entry.name(), Math.max(Math.round((double) size / MEGABYTE), 1), entry.title(), entry.licence());
    }
}
