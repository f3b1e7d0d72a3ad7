package io.github.dreamsphere.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs the whole command line in this process and keeps what it says. */
final class CommandLine {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(stream(out), stream(err), false);
    private final Map<String, Supplier<Subcommand>> subcommands;

    /** All subcommands. */
    CommandLine() {
        this(Subcommands.all());
    }

    /** These subcommands. */
    CommandLine(Map<String, Supplier<Subcommand>> subcommands) {
        this.subcommands = subcommands;
    }

    /**
     * The exit code of a command line: {@code run("dream {} -o {}", in, out)}.
     *
     * @param line words with spaces between; {@code {}} stands for the next of {@code values}
     */
    int run(String line, Object... values) {
        Iterator<Object> next = List.of(values).iterator();
        List<String> words = Arrays.stream(line.strip().split(" +"))
                .map(word -> filled(word, next))
                .toList();
        if (next.hasNext()) {
            throw new IllegalArgumentException("no {} for " + next.next() + " in: " + line);
        }
        return new Main(subcommands, terminal).run(words);
    }

    private static String filled(String word, Iterator<Object> values) {
        int place = word.indexOf("{}");
        return place < 0 ? word : word.substring(0, place) + values.next() + word.substring(place + 2);
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

    /** Forgets what came so far. */
    void clear() {
        out.reset();
        err.reset();
    }

    /** The lines that came on standard error so far. */
    List<String> err() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** Those of {@link #err} that say what went wrong, without progress. */
    List<String> errors() {
        return err().stream().filter(line -> line.startsWith("dreamsphere:")).toList();
    }
}
