package io.github.dreamsphere.cli;

import java.util.List;
import java.util.Optional;

/** {@code dreamsphere cluster}: does what other subcommands do on the machines of an Apache Spark cluster. */
final class ClusterCommand implements Subcommand {
    private static List<Subcommand> actions() {
        return List.of(new ClusterDream(), new ClusterUpscale());
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "dreams or enlarges many pictures on many machines, with Apache Spark";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        if (arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0))) {
            terminal.out().println(help());
            return arguments.isEmpty() ? ExitCode.WRONG_USAGE : ExitCode.DONE;
        }
        String name = arguments.get(0);
        Optional<Subcommand> action =
                actions().stream().filter(known -> known.name().equals(name)).findFirst();
        return action.orElseThrow(() -> new UsageException("dreamsphere cluster cannot '" + name + "'; it can: "
                        + String.join(
                                ", ", actions().stream().map(Subcommand::name).toList())))
                .run(arguments.subList(1, arguments.size()), terminal);
    }

    private static String help() {
        StringBuilder text = new StringBuilder("""
                Usage: dreamsphere cluster ACTION IN... -o OUT --master MASTER [option...]

                """);
        for (Subcommand action : actions()) {
            text.append(String.format("  %-8s %s%n", action.name(), action.summary()));
        }
        return text.append("\ndreamsphere cluster ACTION --help explains the options of an action.")
                .toString();
    }
}
