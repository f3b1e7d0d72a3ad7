package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Models;
import java.util.List;
import java.util.function.Supplier;

/** {@code dreamsphere models}: lists, shows, fetches, imports, selects and checks nets. */
final class ModelsCommand implements Subcommand {
    private final Supplier<Models> models;

    /** @param models where nets are looked for and kept; asked only when needed, since it reads the catalogue */
    ModelsCommand(Supplier<Models> models) {
        this.models = models;
    }

    private Actions actions() {
        Models all = models.get();
        return new Actions(
                "models",
                "[ACTION [ARGUMENT...]]",
                List.of(
                        new ModelsList(all),
                        new ModelsShow(all),
                        new ModelsFetch(all),
                        new ModelsImport(all),
                        new ModelsSelect(all),
                        new ModelsCheck(all)));
    }

    @Override
    public String name() {
        return "models";
    }

    @Override
    public String summary() {
        return "lists, shows, fetches, imports, selects and checks nets";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        if (arguments.isEmpty() || arguments.get(0).equals("--verbose")) {
            return actions().named("list").run(arguments, terminal);
        }
        if (Actions.isHelp(arguments.get(0))) {
            terminal.out().println(actions().help());
            return ExitCode.DONE;
        }
        return actions().named(arguments.get(0)).run(arguments.subList(1, arguments.size()), terminal);
    }
}
