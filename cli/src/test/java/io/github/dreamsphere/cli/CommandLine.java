package io.github.dreamsphere.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Runs the whole command line in this process and keeps what it says. */
final class CommandLine {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(stream(out), stream(err), false);

    /** The exit code of {@code dreamsphere} with these words; a {@link Path} is a word too. */
    int run(Object... words) {
        List<String> arguments = Arrays.stream(words).map(Object::toString).toList();
        return new Main(Subcommands.all(), terminal).run(arguments);
    }

    /** Does what Ctrl-C does to what is running. */
    void interrupt() {
        terminal.cancel();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** What came on standard output so far. */
    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The lines that came on standard error so far. */
    List<String> err() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
