package io.github.dreamsphere.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import joptsimple.ArgumentAcceptingOptionSpec;
import joptsimple.BuiltinHelpFormatter;
import joptsimple.NonOptionArgumentSpec;
import joptsimple.OptionDescriptor;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;
import joptsimple.OptionSpecBuilder;
import joptsimple.util.PathConverter;

/** A subcommand's command line: its options, its {@code --help}, and the one-line answer to a wrong one. */
final class Arguments {
    private static final int HELP_WIDTH = 100;

    private final String usage;
    private final String description;
    private final OptionParser parser = new OptionParser();
    private final OptionSpec<Void> help =
            parser.accepts("help", "show this help").forHelp();
    private final NonOptionArgumentSpec<Path> files =
            parser.nonOptions("files").withValuesConvertedBy(new PathConverter());

    /**
     * @param usage what follows {@code dreamsphere }, e.g. {@code "view IN [options]"}
     * @param description what the subcommand does, for its help
     */
    Arguments(String usage, String description) {
        this.usage = usage;
        this.description = description;
        parser.accepts("verbose", "with an error, show where it happened");
    }

    /** An option without a value. */
    Option<Void> toggle(String name, String help) {
        return Option.flag(parser.accepts(name, help));
    }

    /** A whole number. */
    Option<Integer> whole(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, Integer.class));
    }

    /** A whole number, {@code usual} by default. */
    Option<Integer> whole(String name, String help, String placeholder, int usual) {
        return Option.of(option(name, help, placeholder, Integer.class), usual);
    }

    /** A number. */
    Option<Double> number(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, Double.class));
    }

    /** A number, {@code usual} by default. */
    Option<Double> number(String name, String help, String placeholder, double usual) {
        return Option.of(option(name, help, placeholder, Double.class), usual);
    }

    /** Text. */
    Option<String> text(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, String.class));
    }

    /** Text, {@code usual} by default. */
    Option<String> text(String name, String help, String placeholder, String usual) {
        return Option.of(option(name, help, placeholder, String.class), usual);
    }

    /** Texts with commas between. */
    Option<String> texts(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, String.class).withValuesSeparatedBy(','));
    }

    /** A value of a type that has a static method {@code valueOf(String)}. */
    <T> Option<T> typed(String name, String help, String placeholder, Class<T> type) {
        return Option.of(option(name, help, placeholder, type));
    }

    /** As {@link #typed(String, String, String, Class)}, {@code usual} by default. */
    <T> Option<T> typed(String name, String help, String placeholder, Class<T> type, T usual) {
        return Option.of(option(name, help, placeholder, type), usual);
    }

    /** A value of an enum, in lower case. */
    <E extends Enum<E>> Option<E> oneOf(String name, String help, Class<E> type) {
        return Option.of(choice(name, help, type));
    }

    /** A value of an enum, in lower case, {@code usual} by default. */
    <E extends Enum<E>> Option<E> oneOf(String name, String help, E usual) {
        return Option.of(choice(name, help, usual.getDeclaringClass()), usual);
    }

    /** A file or folder. */
    Option<Path> place(String name, String help, String placeholder) {
        return Option.of(path(List.of(name), help, placeholder));
    }

    /** The option {@code -o} and {@code --output}. */
    Option<Path> output(String help, String placeholder) {
        return Option.of(path(List.of("o", "output"), help, placeholder));
    }

    /** An option that takes a value of a type jopt-simple can convert to. */
    <T> ArgumentAcceptingOptionSpec<T> option(List<String> names, String help, String placeholder, Class<T> type) {
        return parser.acceptsAll(names, help)
                .withRequiredArg()
                .describedAs(placeholder)
                .ofType(type);
    }

    /** As {@link #option(List, String, String, Class)}, with one name. */
    <T> ArgumentAcceptingOptionSpec<T> option(String name, String help, String placeholder, Class<T> type) {
        return option(List.of(name), help, placeholder, type);
    }

    /** An option that takes one of an enum's values, in lower case. */
    <E extends Enum<E>> ArgumentAcceptingOptionSpec<E> choice(String name, String help, Class<E> type) {
        Choice<E> choice = Choice.of(type);
        return parser.accepts(name, help)
                .withRequiredArg()
                .describedAs(choice.valuePattern())
                .withValuesConvertedBy(choice);
    }

    /** An option that takes a path. */
    ArgumentAcceptingOptionSpec<Path> path(List<String> names, String help, String placeholder) {
        return parser.acceptsAll(names, help)
                .withRequiredArg()
                .describedAs(placeholder)
                .withValuesConvertedBy(new PathConverter());
    }

    /** An option without a value. */
    OptionSpec<Void> flag(String name, String help) {
        return parser.accepts(name, help);
    }

    /** What a subcommand does when it is not only asked for its help. */
    interface Action {
        void perform(OptionSet options) throws IOException;
    }

    /** Runs a subcommand, and gives its exit code. */
    interface Run {
        int run(Given given) throws IOException;
    }

    /** Runs the subcommand with {@code arguments}, or shows its help if they ask for it; gives the exit code. */
    int run(List<String> arguments, Terminal terminal, Run action) throws IOException {
        Optional<OptionSet> options = parse(arguments, terminal);
        return options.isPresent() ? action.run(new Given(this, options.get())) : ExitCode.DONE;
    }

    /** Does what {@code arguments} ask for; only shows the help if they ask for that. Gives the exit code. */
    int perform(List<String> arguments, Terminal terminal, Action action) throws IOException {
        Optional<OptionSet> options = parse(arguments, terminal);
        if (options.isPresent()) {
            action.perform(options.get());
        }
        return ExitCode.DONE;
    }

    /** The options set, or empty if the help was asked for and shown instead. */
    Optional<OptionSet> parse(List<String> arguments, Terminal terminal) throws IOException {
        OptionSet options = check(() -> parser.parse(arguments.toArray(String[]::new)));
        if (options.has(help)) {
            terminal.out().println("Usage: dreamsphere " + usage + "\n\n" + description + "\n");
            parser.formatHelpWith(new OptionsHelp());
            parser.printHelpOn(terminal.out());
            return Optional.empty();
        }
        return Optional.of(options);
    }

    /**
     * What {@code arguments} say, as written: the options given by their longest names, each with its values; {@code
     * true} for an option that takes none.
     */
    Map<String, List<String>> words(List<String> arguments) {
        OptionSet set = check(() -> untyped().parse(arguments.toArray(String[]::new)));
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (OptionSpec<?> spec : set.specs()) {
            List<String> values =
                    set.valuesOf(spec).stream().map(Object::toString).toList();
            words.put(longest(spec), values.isEmpty() ? List.of("true") : values);
        }
        return words;
    }

    /** This command line's parser, without types: it takes every value as it is. */
    private OptionParser untyped() {
        OptionParser untyped = new OptionParser();
        for (OptionDescriptor option : descriptors().values()) {
            OptionSpecBuilder spec = untyped.acceptsAll(option.options());
            if (option.acceptsArguments()) {
                spec.withRequiredArg();
            }
        }
        return untyped;
    }

    /** The options by their longest names, in alphabetical order. */
    Map<String, OptionDescriptor> descriptors() {
        Map<String, OptionDescriptor> descriptors = new TreeMap<>();
        for (OptionSpec<?> spec : parser.recognizedOptions().values()) {
            if (spec instanceof OptionDescriptor descriptor && !descriptor.representsNonOptions()) {
                descriptors.put(longest(spec), descriptor);
            }
        }
        return descriptors;
    }

    private static String longest(OptionSpec<?> spec) {
        return spec.options().stream()
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }

    /** How an option's value would be written. */
    static String word(Object value) {
        return value instanceof Enum<?> choice ? Choice.word(choice) : value.toString();
    }

    /** The words beside the options. */
    List<String> words(OptionSet options) {
        return options.nonOptionArguments().stream().map(Object::toString).toList();
    }

    /** The files named beside the options. */
    List<Path> files(OptionSet options) {
        return check(() -> options.valuesOf(files));
    }

    /** The one file named beside the options. */
    Path file(OptionSet options) {
        List<Path> named = files(options);
        if (named.size() != 1) {
            throw new UsageException("one input file is wanted, not " + named.size() + "; usage: dreamsphere " + usage);
        }
        return named.get(0);
    }

    /** An option's value, converted; a conversion that fails is the user's mistake. */
    <T> T value(OptionSet options, OptionSpec<T> spec) {
        return check(() -> options.valueOf(spec));
    }

    /** What {@code action} gives; whatever rule it finds broken is told as wrong usage. */
    <T> T check(Supplier<T> action) {
        try {
            return action.get();
        } catch (OptionException e) {
            throw new UsageException(reason(e) + "; see dreamsphere " + usage.split(" ")[0] + " --help", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new UsageException(e.getCause().getMessage(), e);
        }
    }

    /** As {@link #check}, for an action that looks at files. */
    <T> T checkFiles(FileAction<T> action) throws IOException {
        try {
            return action.get();
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage(), e);
        }
    }

    /** An action that looks at files. */
    interface FileAction<T> {
        T get() throws IOException;
    }

    private static String reason(OptionException e) {
        // jopt-simple keeps a converter's own words in the cause.
        Throwable cause = e.getCause();
        String detail = cause != null && cause.getMessage() != null ? " (" + cause.getMessage() + ")" : "";
        return e.getMessage() + detail;
    }

    /** jopt-simple's table without the row for what is no option. */
    private static final class OptionsHelp extends BuiltinHelpFormatter {
        OptionsHelp() {
            super(HELP_WIDTH, 2);
        }

        @Override
        protected String createDefaultValuesDisplay(List<?> values) {
            return word(values.get(0));
        }

        @Override
        protected void addNonOptionsDescription(Collection<? extends OptionDescriptor> descriptors) {
            // The usage line says it better.
        }
    }
}
