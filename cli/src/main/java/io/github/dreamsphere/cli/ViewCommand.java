package io.github.dreamsphere.cli;

import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import io.github.dreamsphere.viewer.benchmark.Benchmark;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.viewer.window.ViewerOptions;
import io.github.dreamsphere.viewer.window.ViewerWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere view}: looks around in a photosphere, or draws pictures of what one would see. */
final class ViewCommand implements Subcommand {
    private final Arguments arguments = new Arguments("view IN [DREAM...] [option...]", """
            Opens a window to look around in, and shows the photosphere in a headset where there is one. Key H lists
            the keys. Further files are versions of the first: number keys and Shift + wheel fade between them, and
            key G reveals the dream where you look. IN may be a folder. With --snapshot, --views or --turntable,
            draws pictures without a display. What is not given is as the file says.""");

    private final OptionSpec<Path> snapshot =
            arguments.path(List.of("snapshot"), "draw a picture into this file", "OUT.png");
    private final OptionSpec<String> views = arguments
            .option(
                    "views",
                    "with --snapshot: several views, of front, right, back, left, up, down",
                    "A,B",
                    String.class)
            .withValuesSeparatedBy(',');
    private final OptionSpec<Path> turntable =
            arguments.path(List.of("turntable"), "draw a turn, one file for each frame", "OUT_%03d.png");
    private final OptionSpec<Integer> frames = arguments
            .option("frames", "with --turntable: frames of the turn", "N", Integer.class)
            .defaultsTo(36);
    private final OptionSpec<PictureSize> size = arguments
            .option("size", "pixels of the pictures or the window", "WxH", PictureSize.class)
            .defaultsTo(new PictureSize(1280, 720));
    private final OptionSpec<Integer> anisotropy = arguments
            .option(
                    "anisotropy",
                    "sharper at the edges of wide views, by up to N rays a pixel, of 1 to "
                            + SphereRenderer.MOST_ANISOTROPY,
                    "N",
                    Integer.class)
            .defaultsTo(1);
    private final CameraFlags cameras = new CameraFlags(arguments);
    private final OptionSpec<StereoLayout> stereo = arguments
            .option(
                    "stereo",
                    "where the two eyes' pictures are; as the file says, if not given",
                    "KIND",
                    StereoLayout.class)
            .withValuesConvertedBy(Choice.of(StereoLayout.class));
    private final OptionSpec<Double> span = arguments.option(
            "span",
            "how much of the 360 degrees a picture without GPano tags shows, its middle being on the horizon",
            "DEGREES",
            Double.class);
    private final OptionSpec<Eye> eye = arguments
            .option("eye", "whose picture to draw", "EYE", Eye.class)
            .withValuesConvertedBy(Choice.of(Eye.class))
            .defaultsTo(Eye.LEFT);
    private final OptionSpec<HeadsetChoice> headset = arguments
            .option("headset", "which headset to use", "KIND", HeadsetChoice.class)
            .withValuesConvertedBy(Choice.of(HeadsetChoice.class))
            .defaultsTo(HeadsetChoice.AUTO);
    private final OptionSpec<Void> standing = arguments.flag("standing", "one stands with the headset, not sits");
    private final OptionSpec<Void> reveal = arguments.flag("reveal", "begin with the dream where you look");
    private final OptionSpec<Void> live = arguments.flag("live", "dream while you look, where you look");
    private final OptionSpec<String> model = arguments
            .option("model", "with --live: the net that dreams", "NET", String.class)
            .defaultsTo(BuiltIn.DREAM.netName());
    private final OptionSpec<String> layer =
            arguments.option("layer", "with --live: its layer; the net's best, if not given", "BLOB", String.class);
    private final OptionSpec<Double> benchmark = arguments.option(
            "benchmark", "measure frame times without a display, so long in each state", "SECONDS", Double.class);

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String summary() {
        return "looks around in a photosphere, or draws views of it";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> view(options, terminal));
    }

    private void view(OptionSet options, Terminal terminal) throws IOException {
        if (options.has(snapshot) || options.has(turntable)) {
            draw(options, terminal);
        } else if (options.has(views)) {
            throw new UsageException("--views needs --snapshot OUT.png; each view's name is added to that");
        } else if (!options.has(live)) {
            look(options, Optional.empty(), terminal);
        } else {
            lookAndDream(options, terminal);
        }
    }

    private void draw(OptionSet options, Terminal terminal) throws IOException {
        Path input = arguments.file(options);
        Panorama panorama = PanoramaFile.read(input, hints(options));
        panorama.warnings().forEach(terminal::warn);
        arguments
                .checkFiles(() -> snapshots(cameras.first(panorama.outlook(), options), options)
                        .check(input))
                .draw(panorama, arguments.value(options, eye), arguments.value(options, size), rays(options), terminal);
    }

    private FileHints hints(OptionSet options) {
        OptionalDouble degrees =
                options.has(span) ? OptionalDouble.of(arguments.value(options, span)) : OptionalDouble.empty();
        return arguments.check(() -> new FileHints(Optional.ofNullable(arguments.value(options, stereo)), degrees));
    }

    private int rays(OptionSet options) {
        int rays = arguments.value(options, anisotropy);
        if (rays < 1 || rays > SphereRenderer.MOST_ANISOTROPY) {
            throw new UsageException("--anisotropy must be 1 to " + SphereRenderer.MOST_ANISOTROPY + ", was " + rays);
        }
        return rays;
    }

    private Snapshots snapshots(Camera camera, OptionSet options) {
        if (options.has(turntable)) {
            return Snapshots.turntable(arguments.value(options, turntable), camera, arguments.value(options, frames));
        }
        Path out = arguments.value(options, snapshot);
        return options.has(views)
                ? Snapshots.views(out, camera, options.valuesOf(views))
                : Snapshots.single(out, camera);
    }

    private void lookAndDream(OptionSet options, Terminal terminal) throws IOException {
        Model net = Models.ofProcess().resolve(arguments.value(options, model));
        String blob = options.has(layer) ? arguments.value(options, layer) : net.defaultLayer();
        try (Network network = new Network(net.net().upTo(blob))) {
            look(options, Optional.of(BlobObjective.energy(network, blob)), terminal);
        }
    }

    private void look(OptionSet options, Optional<Objective> dreamed, Terminal terminal) throws IOException {
        PictureSize pixels = arguments.value(options, size);
        if (options.has(benchmark)) {
            double seconds = arguments.value(options, benchmark);
            Benchmark measured = arguments.check(
                    () -> new Benchmark(pixels.width(), pixels.height(), rays(options), seconds, line -> terminal.out()
                            .println(line)));
            measured.run(arguments.file(options), hints(options), dreamed);
            return;
        }
        ViewerOptions shown = arguments.check(() -> new ViewerOptions(
                arguments.files(options),
                pixels.width(),
                pixels.height(),
                rays(options),
                hints(options),
                outlook -> cameras.first(outlook, options),
                arguments.value(options, headset),
                options.has(standing),
                options.has(reveal),
                dreamed,
                terminal::warn));
        try (ViewerWindow window = new ViewerWindow(shown)) {
            window.show();
        }
    }
}
