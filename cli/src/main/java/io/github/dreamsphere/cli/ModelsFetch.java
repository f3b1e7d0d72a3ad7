package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.models.catalog.CatalogueEntry;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere models fetch}: downloads a known net. */
final class ModelsFetch implements Subcommand {
    private final Arguments arguments = new Arguments("models fetch NAME", """
            Downloads a known net into the cache ($XDG_CACHE_HOME/dreamsphere/models). An interrupted download
            continues where it stopped, and the checksum of every file is checked. Proxies are taken from the
            environment variables that curl reads.""", "models fetch bvlc_googlenet");
    private final Option<String> from = arguments.text(
            "from", "a folder or address to get the files from (default: where their authors publish them)", "DIR|URL");

    private final Models models;

    ModelsFetch(Models models) {
        this.models = models;
    }

    @Override
    public String name() {
        return "fetch";
    }

    @Override
    public String summary() {
        return "downloads a known net";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> fetch(options, terminal));
    }

    private int fetch(Given given, Terminal terminal) throws IOException {
        String name = NetName.only(given);
        CatalogueEntry entry = models.catalogue()
                .find(name)
                .orElseThrow(() -> new UsageException(
                        "there is no net '" + name + "' to fetch; there are: " + String.join(", ", names())));
        Origin origin = given.has(from) ? arguments.check(() -> Origin.parse(given.value(from))) : Origin.MAKERS;
        Path folder;
        try (Activity progress = terminal.progress("fetching " + name)) {
            folder = models.fetched().fetch(entry, origin, progress);
        }
        terminal.out().println(name + ": in " + folder + "; licence: " + entry.licence());
        return ExitCode.DONE;
    }

    private List<String> names() {
        return models.catalogue().entries().stream().map(CatalogueEntry::name).toList();
    }
}
