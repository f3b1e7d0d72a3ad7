package io.github.dreamsphere.cli;

import io.github.dreamsphere.Version;
import io.github.dreamsphere.app.recipe.Nearest;
import io.github.dreamsphere.core.file.BusyException;
import io.github.dreamsphere.core.progress.Cancelled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The command {@code dreamsphere}: finds the subcommand, and turns what it throws into one line and an exit code. */
public final class Main {
    private static final String VERBOSE = "--verbose";

    private final Map<String, Supplier<Subcommand>> subcommands;
    private final Terminal terminal;

    /** @param subcommands by name; only the one that runs is made, and all of them for the help */
    Main(Map<String, Supplier<Subcommand>> subcommands, Terminal terminal) {
        this.subcommands = subcommands;
        this.terminal = terminal;
    }

    /**
     * Runs the command line and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage, 3 left to another
     * run, 130 interrupted.
     */
    public static void main(String[] arguments) {
        Thread.currentThread().setContextClassLoader(new JdkServices());
        Terminal terminal = Terminal.ofProcess();
        try {
            CacheFolder.apply(System.getenv());
        } catch (IOException e) {
            terminal.warn(message(e));
            terminal.exit(ExitCode.FAILED);
            return;
        }
        int code = new Main(Subcommands.all(), terminal).run(List.of(arguments));
        terminal.exit(code);
    }

    int run(List<String> arguments) {
        if (arguments.contains(VERBOSE)) {
            terminal.beVerbose();
        }
        try {
            return dispatch(arguments);
        } catch (UsageException e) {
            return fail(ExitCode.WRONG_USAGE, e, arguments);
        } catch (Cancelled e) {
            terminal.err().println("dreamsphere: interrupted; no incomplete result was left");
            return ExitCode.INTERRUPTED;
        } catch (BusyException e) {
            return fail(ExitCode.BUSY, e, arguments);
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            return fail(ExitCode.FAILED, e, arguments);
        }
    }

    private int dispatch(List<String> arguments) throws Exception {
        if (arguments.isEmpty() || List.of("--help", "-h", "help").contains(arguments.get(0))) {
            terminal.out().println(help());
            return arguments.isEmpty() ? ExitCode.WRONG_USAGE : ExitCode.DONE;
        }
        if (arguments.get(0).equals("--version")) {
            terminal.out().println("dreamsphere " + Version.current());
            return ExitCode.DONE;
        }
        return find(arguments.get(0)).run(arguments.subList(1, arguments.size()), terminal);
    }

    private Subcommand find(String name) {
        if (!subcommands.containsKey(name)) {
            throw new UsageException("there is no subcommand '" + name + "'"
                    + Nearest.to(name, subcommands.keySet())
                            .map(nearest -> "; did you mean '" + nearest + "'?")
                            .orElseGet(() -> "; there are: " + String.join(", ", subcommands.keySet())));
        }
        return subcommands.get(name).get();
    }

    private String help() {
        StringBuilder text = new StringBuilder("""
                Deep Dream for 360° photospheres: dreams, enlarges and shows them, with no seam at the edges.

                Usage: dreamsphere SUBCOMMAND [ARGUMENT...]

                """);
        subcommands.forEach((name, subcommand) ->
                text.append(String.format("  %-16s %s%n", name, subcommand.get().summary())));
        return text.append("""

                dreamsphere SUBCOMMAND --help explains the options of a subcommand.
                dreamsphere --version prints the version.
                The environment variable DREAMSPHERE_CACHE names a folder for fetched nets, unpacked libraries and
                temporary files.
                Start with: dreamsphere demo""").toString();
    }

    private int fail(int code, Throwable e, List<String> arguments) {
        terminal.warn(message(e));
        if (arguments.contains(VERBOSE)) {
            e.printStackTrace(terminal.err());
        }
        return code;
    }

    private static boolean ranOutOfMemory(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause).anyMatch(OutOfMemoryError.class::isInstance);
    }

    /** After the first failure to load a library, its classes cannot be initialised. */
    private static boolean lacksNativeCode(Throwable e) {
        return e instanceof UnsatisfiedLinkError
                || e instanceof ExceptionInInitializerError
                || e instanceof NoClassDefFoundError
                        && String.valueOf(e.getMessage()).startsWith("Could not init");
    }

    /** What is wrong, and which option helps, in one line. */
    static String message(Throwable e) {
        if (e instanceof NoSuchFileException f) {
            return f.getFile() + ": there is no such file";
        }
        if (e instanceof AccessDeniedException f) {
            return f.getFile() + ": permission denied";
        }
        if (e instanceof FileSystemException f && f.getReason() == null) {
            return f.getMessage() + ": cannot be read or written";
        }
        if (e instanceof UncheckedIOException) {
            return message(e.getCause());
        }
        if (ranOutOfMemory(e)) {
            return "out of memory: give Java more with " + Hints.largerHeap()
                    + "; where the command has these options, allow more with --memory, or choose a smaller --width or"
                    + " --tile";
        }
        if (lacksNativeCode(e)) {
            return "native libraries cannot be loaded: " + CacheFolder.WAY_OUT;
        }
        if (e instanceof IOException || e instanceof IllegalArgumentException || e instanceof UsageException) {
            String problem = e.getMessage() == null ? e.toString() : e.getMessage();
            return Hints.of(e).map(hint -> problem + "; " + hint).orElse(problem);
        }
        return "a bug in dreamsphere: " + e
                + "; please run the command again with --verbose, and report its output at the project's issue tracker";
    }
}
