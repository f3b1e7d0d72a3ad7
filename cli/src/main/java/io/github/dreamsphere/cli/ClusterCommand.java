package io.github.dreamsphere.cli;

import java.util.List;

/** {@code dreamsphere cluster}: does what other subcommands do on the machines of an Apache Spark cluster. */
final class ClusterCommand implements Subcommand {
    private static Actions actions() {
        return new Actions(
                "cluster",
                "ACTION IN... -o OUT --master MASTER [option...]",
                List.of(new ClusterDream(), new ClusterUpscale(), new ClusterFilm()));
    }

    @Override
    public String name() {
        return "cluster";
    }

    @Override
    public String summary() {
        return "dreams or enlarges many pictures, or dreams a film, on many machines with Apache Spark";
    }

    @Override
    public int run(List<String> arguments, Terminal terminal) throws Exception {
        if (arguments.isEmpty() || Actions.isHelp(arguments.get(0))) {
            terminal.out().println(actions().help());
            return arguments.isEmpty() ? ExitCode.WRONG_USAGE : ExitCode.DONE;
        }
        return actions().named(arguments.get(0)).run(arguments.subList(1, arguments.size()), terminal);
    }
}
