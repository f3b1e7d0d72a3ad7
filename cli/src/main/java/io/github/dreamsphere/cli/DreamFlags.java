package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that decide what a picture's dream becomes. */
final class DreamFlags {
    private final Arguments arguments;
    private final OptionSpec<String> model;
    private final ObjectiveFlags objectives;
    private final CanvasFlags canvases;
    private final DreamOptionFlags ascent;
    private final ShapingFlags shaping;
    private final PlaceFlags place;

    DreamFlags(Arguments arguments) {
        this.arguments = arguments;
        model = arguments
                .option("model", "a net: its name (see dreamsphere models), folder or file", "NET", String.class)
                .defaultsTo(BuiltIn.DREAM.netName());
        objectives = new ObjectiveFlags(arguments);
        canvases = new CanvasFlags(arguments);
        ascent = new DreamOptionFlags(arguments);
        shaping = new ShapingFlags(arguments);
        place = new PlaceFlags(arguments);
    }

    /** Looks at what can be looked at before anything is read. */
    void check(OptionSet options) {
        ascent.read(options);
        shaping.read(options);
        place.check(options);
        canvases.check(options);
    }

    /** The net asked for. */
    Model model(OptionSet options) throws IOException {
        return Models.ofProcess().resolve(arguments.value(options, model));
    }

    /** The dream asked for. */
    Dreaming read(OptionSet options, Model net) throws IOException {
        return new Dreaming(
                objectives.read(options, net, place.softness(options)),
                canvases.isFlat(options) ? ascent.readFlat(options) : ascent.read(options),
                shaping.read(options),
                place.read(options));
    }

    /** The files that are named within the values of options, by the options' names. */
    Map<String, List<Path>> files(OptionSet options, Model net) {
        return objectives.files(options, net);
    }

    /** What is decided by the net and the picture where it is not given, as settings to record. */
    Map<String, List<String>> chosen(OptionSet options, Model net) {
        Map<String, List<String>> chosen = new TreeMap<>(objectives.chosen(options, net));
        if (canvases.isFlat(options)) {
            chosen.putAll(ascent.chosenFlat(options));
        }
        return chosen;
    }

    /** Whether the dream begins with no file. */
    boolean fromNothing(OptionSet options) {
        return canvases.fromNothing(options);
    }

    /**
     * What is dreamed on, at the size to dream at.
     *
     * @param input not looked at where the dream begins with no file
     */
    Canvas canvas(OptionSet options, Path input) throws IOException {
        return fromNothing(options)
                ? canvases.start(options, ascent.read(options).seed())
                : canvases.read(options, input);
    }

    /** Whether the dream begins with the files of photospheres. */
    boolean areSpheres(OptionSet options) {
        return !canvases.isFlat(options) && !canvases.fromNothing(options);
    }

    /** {@code photosphere} at the width to dream at. */
    Photosphere scaled(Photosphere photosphere, OptionSet options) {
        return canvases.scaled(photosphere, options);
    }
}
