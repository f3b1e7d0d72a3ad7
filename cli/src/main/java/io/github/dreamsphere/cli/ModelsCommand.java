package io.github.dreamsphere.cli;

import io.github.dreamsphere.models.catalog.Models;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code dreamsphere models}: lists, shows, fetches, imports, selects and checks nets. */
final class ModelsCommand implements Subcommand {
    private final Supplier<Models> models;

    /** @param models where nets are looked for and kept; asked only when needed, since it reads the catalogue */
    ModelsCommand(Supplier<Models> models) {
        this.models = models;
    }

    private List<Subcommand> actions() {
        Models all = models.get();
        return List.of(
                new ModelsList(all),
                new ModelsShow(all),
                new ModelsFetch(all),
                new ModelsImport(all),
                new ModelsSelect(all),
                new ModelsCheck(all));
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
            return action("list").run(arguments, terminal);
        }
        if (List.of("--help", "-h", "help").contains(arguments.get(0))) {
            terminal.out().println(help());
            return ExitCode.DONE;
        }
        return action(arguments.get(0)).run(arguments.subList(1, arguments.size()), terminal);
    }

    private Subcommand action(String name) {
        List<Subcommand> actions = actions();
        Optional<Subcommand> found =
                actions.stream().filter(action -> action.name().equals(name)).findFirst();
        return found.orElseThrow(() -> new UsageException("dreamsphere models cannot '" + name + "'; it can: "
                + String.join(", ", actions.stream().map(Subcommand::name).toList())));
    }

    private String help() {
        StringBuilder text = new StringBuilder("""
                Usage: dreamsphere models [ACTION [ARGUMENT...]]

                """);
        for (Subcommand action : actions()) {
            text.append(String.format("  %-8s %s%n", action.name(), action.summary()));
        }
        return text.append("\ndreamsphere models ACTION --help explains the options of an action.")
                .toString();
    }
}
