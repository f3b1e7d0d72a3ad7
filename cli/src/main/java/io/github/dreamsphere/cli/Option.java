package io.github.dreamsphere.cli;

import joptsimple.ArgumentAcceptingOptionSpec;
import joptsimple.OptionSpec;

/**
 * An option of a subcommand; {@link Given} holds the values that it was given.
 *
 * @param <T> the type of its values; {@link Void} for a flag
 */
final class Option<T> {
    private final OptionSpec<T> spec;

    private Option(OptionSpec<T> spec) {
        this.spec = spec;
    }

    /** A flag, which takes no value. */
    static Option<Void> flag(OptionSpec<Void> spec) {
        return new Option<>(spec);
    }

    /** An option without a default. */
    static <T> Option<T> of(ArgumentAcceptingOptionSpec<T> spec) {
        return new Option<>(spec);
    }

    /** An option with the default {@code usual}. */
    static <T> Option<T> of(ArgumentAcceptingOptionSpec<T> spec, T usual) {
        return new Option<>(spec.defaultsTo(usual));
    }

    OptionSpec<T> spec() {
        return spec;
    }

    /** Its first name, without hyphens. */
    String name() {
        return spec.options().get(0);
    }
}
