package io.github.dreamsphere.cli;

import java.util.List;

/** Every subcommand, in the order in which the help lists them. */
final class Subcommands {
    private Subcommands() {}

    static List<Subcommand> all() {
        return List.of(new DreamCommand(), new ViewCommand());
    }
}
