package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.app.atlas.Atlas;
import io.github.dreamsphere.app.atlas.AtlasOptions;
import io.github.dreamsphere.app.demo.SamplePicture;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere atlas}: what every layer of a net dreams, as a page. */
final class AtlasCommand implements Subcommand {
    private final Arguments arguments = new Arguments("atlas NET [-o DIR] [option...]", """
        Draws what each layer of a net makes of one photosphere, and what its strongest channels grow from noise,
        as a page of pictures to choose a layer from. Pictures that are there already are kept: an interrupted
        run goes on where it stopped.\
        """);
    private final OptionSpec<Path> output =
            arguments.path(List.of("o", "output"), "the folder for it, made if absent; NET-atlas, if not given", "DIR");
    private final OptionSpec<Path> input =
            arguments.path(List.of("input"), "the photosphere to dream (default: the demo's landscape)", "IN");
    private final OptionSpec<Integer> width = arguments
            .option("width", "dream the photosphere at this width, pixels", "W", Integer.class)
            .defaultsTo(1024);
    private final OptionSpec<String> layers = arguments
            .option("layers", "only these layers; all that keep a picture, if not given", "BLOB,...", String.class)
            .withValuesSeparatedBy(',');
    private final OptionSpec<Integer> channels = arguments
            .option("channels", "tiles for this many of each layer's strongest channels", "N", Integer.class)
            .defaultsTo(6);
    private final OptionSpec<Integer> channelTile = arguments
            .option("channel-tile", "edge of a channel's tile, pixels", "N", Integer.class)
            .defaultsTo(128);
    private final OptionSpec<Integer> channelSteps = arguments
            .option("channel-steps", "steps of ascent from noise to a channel's tile", "N", Integer.class)
            .defaultsTo(40);
    private final OptionSpec<AtlasOptions.Sheets> sheets = arguments
            .choice("sheets", "the files of the channels' tiles: as they are, or small", AtlasOptions.Sheets.class)
            .defaultsTo(AtlasOptions.Sheets.PNG);
    private final DreamOptionFlags ascent = new DreamOptionFlags(arguments);

    @Override
    public String name() {
        return "atlas";
    }

    @Override
    public String summary() {
        return "draws what every layer of a net dreams";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> draw(options, terminal));
    }

    private void draw(OptionSet options, Terminal terminal) throws IOException {
        String net = NetName.only(arguments, options);
        AtlasOptions how = arguments.check(() -> new AtlasOptions(
                options.valuesOf(layers),
                options.valueOf(channels),
                options.valueOf(channelTile),
                options.valueOf(channelSteps),
                options.valueOf(sheets),
                ascent.read(options)));
        int wide = arguments.value(options, width);
        if (wide < 2 || wide % 2 != 0) {
            throw new UsageException("--width must be even and >= 2, was " + wide);
        }
        Model model = Models.ofProcess().resolve(net);
        Path folder = options.has(output)
                ? arguments.value(options, output)
                : Path.of(model.net().name() + "-atlas");
        Photosphere photosphere = photosphere(options, wide, terminal);
        Path page;
        try (Activity progress = terminal.progress("atlas of " + model.net().name())) {
            page = new Atlas(model, photosphere, how, folder).make(progress);
        }
        terminal.out().println(page.toString());
    }

    private Photosphere photosphere(OptionSet options, int wide, Terminal terminal) throws IOException {
        Photosphere read =
                options.has(input) ? PhotosphereFile.read(arguments.value(options, input)) : SamplePicture.read();
        read.warnings().forEach(terminal::warn);
        Surface surface = read.coverage().surface();
        int high = (int) Math.max(1, Math.round((double) wide * surface.height() / surface.width()));
        return read.withImage(SphereResize.resize(read.image(), surface.border(), wide, high));
    }
}
