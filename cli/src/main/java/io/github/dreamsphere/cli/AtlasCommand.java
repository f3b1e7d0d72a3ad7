package io.github.dreamsphere.cli;

import io.github.dreamsphere.AtlasOptions;
import io.github.dreamsphere.AtlasRequest;
import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.dream.DreamOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code dreamsphere atlas}: what every layer of a net dreams, as a page. */
final class AtlasCommand implements Subcommand {
    private final Arguments arguments = new Arguments(
            "atlas NET [-o DIR] [option...]",
            """
        Makes a web page that helps to choose a layer. For each layer it shows a dream of a photosphere, and what the
        strongest channels dream from noise. Existing pictures are kept, so an interrupted run continues where it
        stopped.\
        """,
            "atlas bvlc_googlenet --layers inception_3b/output,inception_4c/output -o ATLAS");
    private final Option<Path> output =
            arguments.output("folder for the atlas, made if absent (default: NET-atlas)", "DIR");
    private final Option<Path> input =
            arguments.place("input", "the photosphere to dream (default: the landscape of the demo)", "IN");
    private final Option<Integer> width = arguments.whole(
            "width", "dream the photosphere at this width, in pixels", "W", NumberRange.wholeFrom(2), 1024);
    private final Option<String> layers = arguments.texts(
            "layers", "show these layers only (default: all whose blobs are larger than 1x1)", "BLOB,...");
    private final Option<Integer> channels = arguments.whole(
            "channels", "number of strongest channels to draw for each layer", "N", NumberRange.wholeFrom(0), 6);
    private final Option<Integer> channelTile = arguments.whole(
            "channel-tile",
            "size of a channel's square picture, in pixels",
            "N",
            NumberRange.wholeFrom(AtlasOptions.SMALLEST_TILE),
            128);
    private final Option<Integer> channelSteps = arguments.whole(
            "channel-steps", "steps of gradient ascent for a channel's picture", "N", NumberRange.wholeFrom(1), 40);
    private final Option<AtlasOptions.Sheets> sheets = arguments.oneOf(
            "sheets", "format of the channels' pictures: png (lossless) or jpg (smaller)", AtlasOptions.Sheets.PNG);
    private final FieldOptions<DreamRequest> ascent = FieldOptions.ascent(arguments);
    private final Option<DeviceChoice> device = DeviceFlag.in(arguments);

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
        return arguments.run(given, terminal, options -> draw(options, terminal));
    }

    private int draw(Given given, Terminal terminal) throws IOException {
        DreamOptions dreamed = ascent.read(given).request().options();
        String net = NetName.only(given);
        AtlasRequest request = arguments.check(() -> new AtlasRequest(
                net, given.optional(input), given.value(width), options(given, dreamed), given.optional(output)));
        try (Dreamsphere dreamsphere = Dreamsphere.open(new TerminalEvents(terminal))) {
            terminal.out().println(dreamsphere.atlas(request));
        }
        return ExitCode.DONE;
    }

    private AtlasOptions options(Given given, DreamOptions dreamed) {
        return new AtlasOptions(
                given.values(layers),
                given.value(channels),
                given.value(channelTile),
                given.value(channelSteps),
                given.value(sheets),
                dreamed,
                given.value(device));
    }
}
