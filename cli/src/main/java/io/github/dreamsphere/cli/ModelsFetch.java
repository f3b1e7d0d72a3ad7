package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.models.catalog.CatalogueEntry;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere models fetch}: a known net is brought to this machine. */
final class ModelsFetch implements Subcommand {
    private final Arguments arguments = new Arguments("models fetch NAME", """
            Fetches a known net into the cache ($XDG_CACHE_HOME/dreamsphere/models): what a broken run received is
            used, and every file is checked before it counts. The proxies of the environment are honoured.""");
    private final OptionSpec<String> from = arguments.option(
            "from",
            "a folder or address that holds the files, instead of their makers' addresses",
            "DIR|URL",
            String.class);
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
        return "brings a known net to this machine";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> fetch(options, terminal));
    }

    private void fetch(OptionSet options, Terminal terminal) throws IOException {
        String name = NetName.only(arguments, options);
        CatalogueEntry entry = models.catalogue()
                .find(name)
                .orElseThrow(() -> new UsageException(
                        "no known net is named '" + name + "'; known are: " + String.join(", ", names())));
        Origin origin =
                options.has(from) ? arguments.check(() -> Origin.parse(arguments.value(options, from))) : Origin.MAKERS;
        Path folder;
        try (Activity progress = terminal.progress("fetching " + name)) {
            folder = models.fetched().fetch(entry, origin, progress);
        }
        terminal.out().println(name + ": in " + folder + "; licence: " + entry.licence());
    }

    private List<String> names() {
        return models.catalogue().entries().stream().map(CatalogueEntry::name).toList();
    }
}
