package io.github.dreamsphere.cli;

import java.util.List;

/**
 * The actions of a subcommand that has several, such as {@code models list}.
 *
 * @param command the subcommand's name
 * @param usage what follows the name in the help
 */
record Actions(String command, String usage, List<Subcommand> all) {
    /** True if {@code argument} asks for help in place of an action. */
    static boolean isHelp(String argument) {
        return List.of("--help", "-h", "help").contains(argument);
    }

    /**
     * An action by its name.
     *
     * @throws UsageException if there is none; it names all actions
     */
    Subcommand named(String name) {
        return all.stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("dreamsphere " + command + " cannot '" + name + "'; it can: "
                        + String.join(", ", all.stream().map(Subcommand::name).toList())));
    }

    /** The help of the subcommand, which lists the actions. */
    String help() {
        StringBuilder text = new StringBuilder("Usage: dreamsphere " + command + " " + usage + "\n\n");
        for (Subcommand action : all) {
            text.append(String.format("  %-8s %s%n", action.name(), action.summary()));
        }
        return text.append("\ndreamsphere " + command + " ACTION --help explains the options of an action.")
                .toString();
    }
}
