package io.github.dreamsphere.cli;

import java.util.List;

/** One of dreamsphere's subcommands, e.g. {@code dream}. */
interface Subcommand {
    /** The word that chooses it on the command line. */
    String name();

    /** What it does, in one line without a full stop. */
    String summary();

    /**
     * Does it.
     *
     * @param arguments what follows the subcommand's name
     * @return the exit code, see {@link ExitCode}
     * @throws UsageException if the arguments are wrong; nothing was done then
     */
    int run(List<String> arguments, Terminal terminal) throws Exception;
}
