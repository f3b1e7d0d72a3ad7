package io.github.dreamsphere.cli;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.LiveRequest;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.ViewDirection;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.ViewSet;
import io.github.dreamsphere.WindowRequest;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.headset.HeadsetView;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@code dreamsphere view}: shows a photosphere from inside, or draws views of it. */
final class ViewCommand implements Subcommand {
    private static final NumberRange<Double> SUPERSAMPLING = NumberRange.decimal(1, HeadsetView.MOST_SUPERSAMPLING);

    private final Arguments arguments = new Arguments(
            "view IN [DREAM...] [option...]", """
            Opens a window to look around in a photosphere, and uses a headset if there is one. Key H lists the keys. IN
            may be a folder. DREAM is a dream of IN: number keys and Shift + wheel fade between them, and key G reveals
            the dream where you look. With --snapshot or --turntable, draws pictures without a display. The defaults of
            the camera come from the file's metadata.""", "view IN.jpg --snapshot VIEW.png --yaw 30 --pitch -10 --fov 90");

    private final Option<Path> snapshot =
            arguments.group("Pictures").place("snapshot", "draw one picture, without a display", "OUT.png");
    private final Option<String> views = arguments.texts(
            "views",
            "with --snapshot: draw several of the views front, right, back, left, up, down; the name of the view is"
                    + " added to the file's name",
            "A,B");
    private final Option<Path> turntable =
            arguments.place("turntable", "draw a full turn to the right, one file for each frame", "OUT_%03d.png");
    private final Option<Integer> frames =
            arguments.whole("frames", "with --turntable: number of frames", "N", NumberRange.wholeFrom(1), 36);
    private final CameraFlags cameras = new CameraFlags(arguments);
    private final Option<PictureSize> size = arguments
            .group("Size and sharpness")
            .typed(
                    "size",
                    "size of the pictures or the window, in pixels",
                    "WxH",
                    PictureSize::valueOf,
                    new PictureSize(1280, 720));
    private final Option<Integer> anisotropy = arguments.whole(
            "anisotropy",
            "cast up to N rays per pixel, which sharpens the edges of wide views, 1 to "
                    + SphereRenderer.MOST_ANISOTROPY + " (default: 8 in a window on a graphics card, else 1)",
            "N",
            NumberRange.whole(1, SphereRenderer.MOST_ANISOTROPY));
    private final Option<StereoLayout> stereo = arguments
            .group("How IN is read")
            .oneOf(
                    "stereo",
                    "layout of the two eyes' pictures (default: from the metadata, the file's name or its shape)",
                    StereoLayout.class);
    private final Option<Double> span = arguments.number(
            "span",
            "horizontal angle of a picture without GPano tags, up to 360; its middle row is the horizon",
            "DEGREES",
            NumberRange.decimalAbove(0, 360));
    private final Option<SphereLayout> layout = arguments.oneOf(
            "layout",
            "layout of a whole sphere that is not equirectangular: the six faces of a cube (6:1, 1:6, 3:2, 4:3 or 3:4), or two"
                    + " fisheyes of 190 degrees (2:1)",
            SphereLayout.class);
    private final Option<Eye> eye = arguments.oneOf("eye", "the eye whose picture is drawn", Eye.LEFT);
    private final Option<HeadsetChoice> headset = arguments
            .group("Window and headset")
            .oneOf(
                    "headset",
                    "which headset to use; auto: that of OpenXR, else that of OpenVR, else none",
                    HeadsetChoice.AUTO);
    private final Option<Void> standing =
            arguments.toggle("standing", "with a headset: standing instead of seated tracking");
    private final Option<Double> turn = arguments.number(
            "turn",
            "with a headset: how far a push of the stick turns; 0 turns smoothly while it is pushed",
            "DEGREES",
            NumberRange.decimal(0, 180),
            Comfort.USUAL.turnDegrees());
    private final Option<Double> tilt = arguments.number(
            "tilt",
            "with a headset: how far you lean or lie back; the horizon then lies ahead",
            "DEGREES",
            NumberRange.decimal(-90, 90),
            Comfort.USUAL.tiltDegrees());
    private final Option<OptionalDouble> supersample = arguments.typed(
            "supersample",
            "with a headset: how many pixels to draw for each of its own, across and down, 1 to 2; auto: as many as its rate"
                    + " allows (the default)",
            "auto|N",
            OptionalDouble.class,
            ViewCommand::supersampling);
    private final Option<Void> reveal =
            arguments.toggle("reveal", "start with key G on: the dream appears where you look");
    private final Option<Void> live = arguments
            .group("Live dream")
            .toggle(
                    "live",
                    "dream where you look, while you look; key L stops the dream or lets it go on, key K saves it in"
                            + " the current folder");
    private final Option<String> model = arguments.text(
            "model",
            "with --live: the net that dreams",
            "NET",
            LiveRequest.defaults().model());
    private final Option<String> layer =
            arguments.text("layer", "with --live: the layer to dream with (default: the net's best)", "BLOB");
    private final Option<DeviceChoice> device = DeviceFlag.in(arguments, "with --live: ");

    private final Option<Path> again = arguments.place(
            "again",
            "dream IN as in the saved live dream SAVED, without a window, into a new file of the current folder",
            "SAVED");

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String summary() {
        return "shows a photosphere from inside, or draws views of it";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        try {
            return arguments.run(given, terminal, options -> view(options, terminal));
        } catch (UnknownCoverageException e) {
            throw new IOException(
                    e.getMessage()
                            + "; add the tags, or give --span DEGREES (360 if they go all around), or --stereo LAYOUT"
                            + " if they are two eyes' pictures, or --layout cube or fisheye",
                    e);
        }
    }

    private int view(Given given, Terminal terminal) throws IOException {
        refuseTogether(given, again, List.of(snapshot, turntable, live, device));
        refuseTogether(given, layout, List.of(stereo, span));
        boolean drawn = given.has(snapshot) || given.has(turntable);
        if (given.has(views) && !drawn) {
            throw new UsageException("--views needs --snapshot OUT.png; the name of each view is added to that name");
        }
        try (Dreamsphere dreamsphere = Dreamsphere.open(new TerminalEvents(terminal))) {
            if (given.has(again)) {
                Path saved = dreamsphere.dreamLiveAgain(given.file(), given.value(again), hints(given));
                terminal.out().println(terminal.shown(saved.toString()));
            } else if (drawn) {
                draw(given, dreamsphere);
            } else {
                dreamsphere.show(window(given));
            }
        }
        return ExitCode.DONE;
    }

    private void draw(Given given, Dreamsphere dreamsphere) throws IOException {
        Path input = given.file();
        ViewRequest request = arguments.check(() -> new ViewRequest(
                cameras.camera(given),
                set(given),
                given.value(eye),
                given.value(size),
                given.optional(anisotropy).orElse(1),
                hints(given)));
        Path out = given.value(given.has(turntable) ? turntable : snapshot);
        arguments.checkFiles(() -> {
            dreamsphere.view(input, request, out);
            return out;
        });
    }

    private ViewSet set(Given given) {
        if (given.has(turntable)) {
            return new ViewSet.Turntable(given.value(frames));
        }
        return given.has(views)
                ? new ViewSet.Directions(
                        given.values(views).stream().map(ViewCommand::direction).toList())
                : ViewSet.SINGLE;
    }

    private static ViewDirection direction(String name) {
        for (ViewDirection direction : ViewDirection.values()) {
            if (direction.label().equals(name)) {
                return direction;
            }
        }
        throw new UsageException("there is no view '" + name + "'; there are: front, right, back, left, up, down");
    }

    /** Refuses options that would have no effect beside {@code option}. */
    private static void refuseTogether(Given given, Option<?> option, List<Option<?>> others) {
        for (Option<?> other : others) {
            if (given.has(option) && given.has(other)) {
                throw new UsageException(
                        "--" + other.name() + " has no effect with --" + option.name() + "; leave out one of them");
            }
        }
    }

    private static OptionalDouble supersampling(String text) {
        return text.equals("auto") ? OptionalDouble.empty() : OptionalDouble.of(SUPERSAMPLING.read(text));
    }

    private FileHints hints(Given given) {
        Optional<Double> degrees = given.optional(span);
        return new FileHints(
                given.optional(stereo),
                degrees.isPresent() ? OptionalDouble.of(degrees.get()) : OptionalDouble.empty(),
                given.optional(layout));
    }

    private WindowRequest window(Given given) throws IOException {
        Optional<LiveRequest> dream = given.has(live)
                ? Optional.of(new LiveRequest(given.value(model), given.optional(layer), given.value(device)))
                : Optional.empty();
        return arguments.checkFiles(() -> new WindowRequest(
                given.files(),
                cameras.camera(given),
                given.value(size),
                given.optional(anisotropy).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                hints(given),
                given.value(headset),
                new Comfort(given.has(standing), given.value(turn), given.value(tilt)),
                given.optional(supersample).orElseGet(OptionalDouble::empty),
                given.has(reveal),
                dream));
    }
}
