package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.Mask;
import io.github.dreamsphere.core.dream.Shaping;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere dream}: a photosphere in, its dream out. */
final class DreamCommand implements Subcommand {
    private final Arguments arguments = new Arguments("dream IN [-o OUT] [option...]", """
            Dreams a photosphere: changes it, over several sizes and many steps, so that what a layer of a
            neural net answers to in it grows. The defaults are those of Google's Deep Dream.""");
    private final OptionSpec<Path> output =
            arguments.path(List.of("o", "output"), "where to; IN's name with -dream added, if not given", "OUT");
    private final OptionSpec<String> model = arguments
            .option("model", "a net: its name (see dreamsphere models), folder or file", "NET", String.class)
            .defaultsTo(BuiltIn.DREAM.netName());
    private final OptionSpec<WeightedLayer> layer = arguments.option(
            "layer",
            "a layer to dream with; the net's best, if not given; several, each BLOB*WEIGHT, add up",
            "BLOB",
            WeightedLayer.class);
    private final OptionSpec<Integer> width =
            arguments.option("width", "dream at this width, pixels; IN's own, if not given", "W", Integer.class);
    private final OptionSpec<Integer> upscale = arguments
            .option("upscale", "enlarge the dream by this factor, 1 or 2", "N", Integer.class)
            .defaultsTo(1);
    private final DreamOptionFlags ascent = new DreamOptionFlags(arguments);
    private final ShapingFlags shaping = new ShapingFlags(arguments);
    private final PlaceFlags place = new PlaceFlags(arguments);

    @Override
    public String name() {
        return "dream";
    }

    @Override
    public String summary() {
        return "dreams a photosphere";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        Optional<OptionSet> parsed = arguments.parse(given, terminal);
        if (parsed.isPresent()) {
            dream(parsed.get(), terminal);
        }
        return ExitCode.DONE;
    }

    private void dream(OptionSet options, Terminal terminal) throws IOException {
        Path input = arguments.file(options);
        Path target = Destination.picture(
                options.has(output) ? arguments.value(options, output) : Destination.beside(input, "dream"), input);
        Summary summary = new Summary();
        int factor = factor(options);
        DreamOptions how = ascent.read(options);
        Shaping shape = shaping.read(options);
        Photosphere original = scaled(read(input, terminal), options);
        Optional<Mask> where = place.read(options);
        Model net = Models.ofProcess().resolve(arguments.value(options, model));
        Dreaming dreaming = new Dreaming(net, layers(options, net), how, shape, where);
        Photosphere dream = dreaming.dream(original, terminal);
        Photosphere result = factor == 1 ? dream : Enlarging.enlarge(dream, factor, terminal);
        Map<String, String> settings = dreaming.settings();
        settings.putAll(place.settings(options));
        settings.put("width", Integer.toString(dream.image().width()));
        settings.put("upscale", Integer.toString(factor));
        PhotosphereFile.write(result, target, WriteOptions.defaults(), settings);
        terminal.out().println(summary.of(target, result));
    }

    private int factor(OptionSet options) {
        int factor = arguments.value(options, upscale);
        if (factor != 1 && factor != 2) {
            throw new UsageException("--upscale must be 1 or 2, was " + factor);
        }
        return factor;
    }

    private static Photosphere read(Path input, Terminal terminal) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(input);
        photosphere.warnings().forEach(terminal::warn);
        return photosphere;
    }

    private Photosphere scaled(Photosphere photosphere, OptionSet options) {
        if (!options.has(width)) {
            return photosphere;
        }
        int wanted = arguments.value(options, width);
        if (wanted < 2) {
            throw new UsageException("--width must be >= 2, was " + wanted);
        }
        Surface surface = photosphere.coverage().surface();
        int height = (int) Math.max(1, Math.round((double) wanted * surface.height() / surface.width()));
        return photosphere.withImage(SphereResize.resize(photosphere.image(), surface.border(), wanted, height));
    }

    private List<WeightedLayer> layers(OptionSet options, Model net) {
        return options.has(layer)
                ? arguments.check(() -> options.valuesOf(layer))
                : List.of(new WeightedLayer(net.defaultLayer(), 1));
    }
}
