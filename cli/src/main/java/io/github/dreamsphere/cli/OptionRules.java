package io.github.dreamsphere.cli;

import java.util.List;

/** Rules about options that do not go together. An option without effect is refused rather than ignored. */
final class OptionRules {
    private OptionRules() {}

    /**
     * Refuses options that have no effect beside another one.
     *
     * @param other the other one, as it is written
     */
    static void refuse(Given given, List<Option<?>> options, String other) {
        for (Option<?> option : options) {
            if (given.has(option)) {
                throw new UsageException(
                        "--" + option.name() + " has no effect with " + other + "; leave out one of them");
            }
        }
    }

    /**
     * Refuses options that have no effect without another one.
     *
     * @param missing the other one, as it is written
     */
    static void requireWith(Given given, List<Option<?>> options, String missing) {
        for (Option<?> option : options) {
            if (given.has(option)) {
                String name = "--" + option.name();
                throw new UsageException(
                        name + " has no effect without " + missing + "; add that, or leave out " + name);
            }
        }
    }
}
