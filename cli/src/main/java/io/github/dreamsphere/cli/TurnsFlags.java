package io.github.dreamsphere.cli;

import io.github.dreamsphere.upscale.Turns;

/** The options that average the results for flips and rotations. */
final class TurnsFlags {
    private final Option<Void> best;
    private final Option<Void> tta;

    TurnsFlags(Arguments arguments) {
        best = arguments.toggle(
                "best",
                "enlarge better, four times slower: the built-in net gets help from a second one for luma, and results"
                        + " for flips of the picture are averaged");
        tta = arguments.toggle("tta", "as --best, but with twice as many flips and rotations: eight times slower");
    }

    Turns turns(Given given) {
        if (given.has(best) && given.has(tta)) {
            throw new UsageException("results are averaged by --best or by --tta, not both");
        }
        return given.has(tta) ? Turns.ALL : given.has(best) ? Turns.MIRRORED : Turns.ONE;
    }
}
