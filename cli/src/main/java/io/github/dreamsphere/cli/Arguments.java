package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.recipe.EnumWords;
import io.github.dreamsphere.app.recipe.Nearest;
import io.github.dreamsphere.app.recipe.NumberRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import joptsimple.ArgumentAcceptingOptionSpec;
import joptsimple.NonOptionArgumentSpec;
import joptsimple.OptionException;
import joptsimple.OptionParser;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;
import joptsimple.ValueConversionException;

/** A subcommand's command line: its options in groups, its {@code --help}, and the one-line answer to a wrong one. */
final class Arguments {
    private static final WordConverter<String> TEXT = new WordConverter<>(String.class, word -> word);
    private static final WordConverter<Path> PATH = new WordConverter<>(Path.class, Path::of);

    private final String usage;
    private final OptionParser parser = new OptionParser();
    private final OptionHelp optionHelp;
    private final OptionSpec<Void> help;
    private final NonOptionArgumentSpec<String> files = parser.nonOptions("files");

    /**
     * @param usage what follows {@code dreamsphere }, e.g. {@code "view IN [options]"}
     * @param description what the subcommand does, for its help
     * @param example a command line without {@code dreamsphere}
     */
    Arguments(String usage, String description, String example) {
        this.usage = usage;
        this.optionHelp = new OptionHelp(usage, description, example);
        help = parser.accepts("help", "show this help").forHelp();
        parser.accepts("verbose", "print details, and the stack trace of an error");
    }

    /** Begins a group of options in the help; the options added from now on belong to it. Returns this. */
    Arguments group(String title) {
        optionHelp.group(title);
        return this;
    }

    private <T extends OptionSpec<?>> T listed(T option) {
        optionHelp.add(option);
        return option;
    }

    /** An option without a value. */
    Option<Void> toggle(String name, String help) {
        return Option.flag(listed(parser.accepts(name, help)));
    }

    /** A whole number in {@code range}. */
    Option<Integer> whole(String name, String help, String placeholder, NumberRange<Integer> range) {
        return typed(name, help, placeholder, Integer.class, range::read);
    }

    /** A whole number in {@code range}, {@code usual} by default. */
    Option<Integer> whole(String name, String help, String placeholder, NumberRange<Integer> range, int usual) {
        return typed(name, help, placeholder, range::read, usual);
    }

    /** A number in {@code range}. */
    Option<Double> number(String name, String help, String placeholder, NumberRange<Double> range) {
        return typed(name, help, placeholder, Double.class, range::read);
    }

    /** A number in {@code range}, {@code usual} by default. */
    Option<Double> number(String name, String help, String placeholder, NumberRange<Double> range, double usual) {
        return typed(name, help, placeholder, range::read, usual);
    }

    /** Text. */
    Option<String> text(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, TEXT));
    }

    /** Text, {@code usual} by default. */
    Option<String> text(String name, String help, String placeholder, String usual) {
        return Option.of(option(name, help, placeholder, TEXT), usual);
    }

    /** Texts with commas between. */
    Option<String> texts(String name, String help, String placeholder) {
        return Option.of(option(name, help, placeholder, TEXT).withValuesSeparatedBy(','));
    }

    /** A value that {@code read} makes of a word, or refuses by an {@link IllegalArgumentException}. */
    <T> Option<T> typed(String name, String help, String placeholder, Class<T> type, Function<String, T> read) {
        return Option.of(option(name, help, placeholder, new WordConverter<>(type, read)));
    }

    /** As {@link #typed(String, String, String, Class, Function)}, {@code usual} by default. */
    <T> Option<T> typed(String name, String help, String placeholder, Function<String, T> read, T usual) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) usual.getClass();
        return Option.of(option(name, help, placeholder, new WordConverter<>(type, read)), usual);
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

    /** The option {@code -o} and {@code --output} for a path or an address. */
    Option<String> outputAddress(String help, String placeholder) {
        return Option.of(option(List.of("o", "output"), help, placeholder, TEXT));
    }

    private <T> ArgumentAcceptingOptionSpec<T> option(
            String name, String help, String placeholder, WordConverter<T> converter) {
        return option(List.of(name), help, placeholder, converter);
    }

    private <T> ArgumentAcceptingOptionSpec<T> option(
            List<String> names, String help, String placeholder, WordConverter<T> converter) {
        return listed(parser.acceptsAll(names, help)
                .withRequiredArg()
                .describedAs(placeholder)
                .withValuesConvertedBy(converter));
    }

    private <E extends Enum<E>> ArgumentAcceptingOptionSpec<E> choice(String name, String help, Class<E> type) {
        EnumWords<E> words = new EnumWords<>(type);
        return option(name, help, String.join("|", words.words()), new WordConverter<>(type, words::read));
    }

    private ArgumentAcceptingOptionSpec<Path> path(List<String> names, String help, String placeholder) {
        return option(names, help, placeholder, PATH);
    }

    /** Runs a subcommand, and gives its exit code. */
    interface Run {
        int run(Given given) throws IOException;
    }

    /** Runs the subcommand with {@code arguments}, or shows its help if they ask for it; gives the exit code. */
    int run(List<String> arguments, Terminal terminal, Run action) throws IOException {
        Optional<OptionSet> options = parse(arguments, terminal);
        if (options.isEmpty()) {
            return ExitCode.DONE;
        }
        try (Pipes pipes = new Pipes(terminal)) {
            int code = action.run(new Given(this, options.get(), pipes));
            pipes.deliver();
            return code;
        }
    }

    /** The options set, or empty if the help was requested and shown instead. */
    private Optional<OptionSet> parse(List<String> arguments, Terminal terminal) {
        OptionSet options = check(() -> parser.parse(arguments.toArray(String[]::new)));
        if (options.has(help)) {
            terminal.out().println(optionHelp.text());
            return Optional.empty();
        }
        // A wrong value is told before a missing file is, and before any work begins.
        options.specs().forEach(spec -> check(() -> options.valuesOf(spec)));
        return Optional.of(options);
    }

    /** How an option's value would be written. */
    static String word(Object value) {
        return value instanceof Enum<?> choice ? EnumWords.word(choice) : value.toString();
    }

    /** The files named beside the options. */
    List<Path> files(OptionSet options) {
        return check(() -> options.valuesOf(files).stream().map(Path::of).toList());
    }

    /** What is written beside the options. */
    List<String> words(OptionSet options) {
        return options.valuesOf(files);
    }

    /** Checks that one file is named beside the options. */
    void requireOne(List<Path> named) {
        if (named.size() != 1) {
            throw new UsageException("one input file is needed, not " + named.size() + "; usage: dreamsphere " + usage);
        }
    }

    /** An option's value, converted; a conversion that fails is the user's mistake. */
    <T> Optional<T> value(OptionSet options, OptionSpec<T> spec) {
        List<T> values = check(() -> options.valuesOf(spec));
        if (values.size() > 1) {
            throw new UsageException(written(spec.options().get(0)) + " takes one value, not " + values.size());
        }
        return values.stream().findFirst();
    }

    /** What {@code action} gives; whatever rule it finds broken is told as wrong usage. */
    <T> T check(Supplier<T> action) {
        try {
            return action.get();
        } catch (OptionException e) {
            throw new UsageException(reason(e), e);
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

    private String reason(OptionException e) {
        String name = e.options().get(0);
        if (!parser.recognizedOptions().containsKey(name)) {
            return "there is no option " + written(name)
                    + Nearest.to(name, parser.recognizedOptions().keySet())
                            .map(nearest -> "; did you mean " + written(nearest) + "?")
                            .orElse("; see dreamsphere " + usage.split(" ")[0] + " --help");
        }
        if (e.getCause() instanceof ValueConversionException conversion) {
            return wrongValue(name, conversion.getMessage());
        }
        return written(name) + " needs a value; see dreamsphere " + usage.split(" ")[0] + " --help";
    }

    /** What is wrong with the value of option {@code name}; {@code problem} may begin with "must". */
    static String wrongValue(String name, String problem) {
        return written(name) + (problem.startsWith("must ") ? " " : ": ") + problem;
    }

    private static String written(String name) {
        return (name.length() == 1 ? "-" : "--") + name;
    }
}
