package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.tile.Jitter;
import io.github.dreamsphere.core.tile.TileShape;
import java.util.List;
import java.util.Map;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that say how the ascent goes. */
final class DreamOptionFlags {
    private static final String TILES = "tiles";
    private static final DreamOptions DEFAULTS = DreamOptions.defaults();

    private final Arguments arguments;
    private final OptionSpec<Integer> octaves;
    private final OptionSpec<Double> octaveScale;
    private final OptionSpec<Integer> steps;
    private final OptionSpec<Double> stepSize;
    private final OptionSpec<Integer> jitter;
    private final OptionSpec<Jitter.Kind> jitterKind;
    private final OptionSpec<Integer> tile;
    private final OptionSpec<TileShape> tiles;
    private final OptionSpec<Long> seed;

    DreamOptionFlags(Arguments arguments) {
        this.arguments = arguments;
        octaves = arguments
                .option("octaves", "sizes to dream at, the smallest first", "N", Integer.class)
                .defaultsTo(DEFAULTS.octaves());
        octaveScale = arguments
                .option("octave-scale", "how much larger each octave is than the one before", "X", Double.class)
                .defaultsTo(DEFAULTS.octaveScale());
        steps = arguments
                .option(
                        "steps",
                        "steps of gradient ascent in each octave, or a list N,N,… by octave",
                        "N",
                        Integer.class)
                .withValuesSeparatedBy(',')
                .defaultsTo(DEFAULTS.steps().toArray(Integer[]::new));
        stepSize = arguments
                .option("step-size", "mean change of a step, of 255 levels, or a list by octave", "X", Double.class)
                .withValuesSeparatedBy(',')
                .defaultsTo(DEFAULTS.stepSizes().toArray(Double[]::new));
        jitter = arguments
                .option("jitter", "how far the tiles move from step to step, pixels; 0: not at all", "N", Integer.class)
                .defaultsTo(DEFAULTS.jitter().pixels());
        jitterKind = arguments
                .choice(
                        "jitter-kind",
                        "how the tiles move: free, views turn any way and equirect tiles begin at any column, --jitter"
                                + " counting up and down; shift, no farther than --jitter in any direction; or none",
                        Jitter.Kind.class)
                .defaultsTo(DEFAULTS.jitter().kind());
        tile = arguments
                .option("tile", "edge of a tile, about, pixels; smaller takes less memory", "N", Integer.class)
                .defaultsTo(DEFAULTS.tile());
        tiles = arguments
                .choice(
                        TILES,
                        "how the sphere is cut: tangent views turned anew each step, upright ones, or equirect tiles",
                        TileShape.class)
                .defaultsTo(DEFAULTS.tiles());
        seed = arguments
                .option("seed", "where the random numbers begin; the same seed dreams the same", "N", Long.class)
                .defaultsTo(DEFAULTS.seed());
    }

    /** The options for a plain picture, which is cut by rectangles where nothing else is asked for. */
    DreamOptions readFlat(OptionSet options) {
        DreamOptions read = read(options);
        return options.has(tiles) ? read : read.withTiles(TileShape.EQUIRECT);
    }

    /** What {@link #readFlat} decides, as settings to record. */
    Map<String, List<String>> chosenFlat(OptionSet options) {
        return Map.of(TILES, List.of(Choice.word(readFlat(options).tiles())));
    }

    DreamOptions read(OptionSet options) {
        return arguments.check(() -> new DreamOptions(
                options.valueOf(octaves),
                options.valueOf(octaveScale),
                options.valuesOf(steps),
                options.valuesOf(stepSize),
                new Jitter(options.valueOf(jitterKind), options.valueOf(jitter)),
                options.valueOf(tile),
                options.valueOf(tiles),
                options.valueOf(seed)));
    }
}
