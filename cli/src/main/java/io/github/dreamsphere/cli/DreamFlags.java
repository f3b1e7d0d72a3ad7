package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that decide what a picture's dream becomes. */
final class DreamFlags {
    private static final String LAYER = "layer";

    private final Arguments arguments;
    private final OptionSpec<String> model;
    private final OptionSpec<WeightedLayer> layer;
    private final OptionSpec<Integer> width;
    private final DreamOptionFlags ascent;
    private final ShapingFlags shaping;
    private final PlaceFlags place;

    DreamFlags(Arguments arguments) {
        this.arguments = arguments;
        model = arguments
                .option("model", "a net: its name (see dreamsphere models), folder or file", "NET", String.class)
                .defaultsTo(BuiltIn.DREAM.netName());
        layer = arguments.option(
                LAYER,
                "a layer to dream with; the net's best, if not given; several, each BLOB*WEIGHT, add up",
                "BLOB",
                WeightedLayer.class);
        width = arguments.option("width", "dream at this width, pixels; IN's own, if not given", "W", Integer.class);
        ascent = new DreamOptionFlags(arguments);
        shaping = new ShapingFlags(arguments);
        place = new PlaceFlags(arguments);
    }

    /** Looks at what can be looked at before anything is read. */
    void check(OptionSet options) {
        ascent.read(options);
        shaping.read(options);
        place.check(options);
        if (options.has(width) && arguments.value(options, width) < 2) {
            throw new UsageException("--width must be >= 2, was " + arguments.value(options, width));
        }
    }

    /** The net asked for. */
    Model model(OptionSet options) throws IOException {
        return Models.ofProcess().resolve(arguments.value(options, model));
    }

    /** The dream asked for. */
    Dreaming read(OptionSet options, Model net) throws IOException {
        return new Dreaming(layers(options, net), ascent.read(options), shaping.read(options), place.read(options));
    }

    private List<WeightedLayer> layers(OptionSet options, Model net) {
        return options.has(layer)
                ? arguments.check(() -> options.valuesOf(layer))
                : List.of(new WeightedLayer(net.defaultLayer(), 1));
    }

    /** What is decided by the net where it is not given, as settings to record. */
    Map<String, List<String>> chosen(OptionSet options, Model net) {
        return options.has(layer) ? Map.of() : Map.of(LAYER, List.of(net.defaultLayer()));
    }

    /** {@code photosphere} at the width to dream at. */
    Photosphere scaled(Photosphere photosphere, OptionSet options) {
        if (!options.has(width)) {
            return photosphere;
        }
        int wanted = arguments.value(options, width);
        Surface surface = photosphere.coverage().surface();
        int height = (int) Math.max(1, Math.round((double) wanted * surface.height() / surface.width()));
        return photosphere.withImage(SphereResize.resize(photosphere.image(), surface.border(), wanted, height));
    }
}
