package io.github.dreamsphere.cli;

import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.ViewDirection;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.ViewSet;
import io.github.dreamsphere.WindowRequest;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.core.photosphere.UnknownCoverageException;
import io.github.dreamsphere.core.sphere.layout.SphereLayout;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** {@code dreamsphere view}: shows a photosphere from inside, or draws views of it. */
final class ViewCommand implements Subcommand {
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
    private final Option<SphereLayout> layout = arguments.oneOf("layout", LayoutHelp.TEXT, SphereLayout.class);
    private final Option<Eye> eye = arguments.oneOf("eye", "the eye whose picture is drawn", Eye.LEFT);
    private final HeadsetFlags headset = new HeadsetFlags(arguments);
    private final Option<Void> reveal =
            arguments.toggle("reveal", "start with key G on: the dream appears where you look");
    private final LiveFlags live = new LiveFlags(arguments);

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
        check(given);
        try (Dreamsphere dreamsphere = Dreamsphere.open(new TerminalEvents(terminal))) {
            if (given.has(live.again())) {
                Path saved = dreamsphere.dreamLiveAgain(given.file(), given.value(live.again()), hints(given));
                terminal.out().println(terminal.shown(saved.toString()));
            } else if (isDrawn(given)) {
                draw(given, dreamsphere);
            } else {
                dreamsphere.show(window(given));
            }
        }
        return ExitCode.DONE;
    }

    private boolean isDrawn(Given given) {
        return given.has(snapshot) || given.has(turntable);
    }

    /** Refuses options that would have no effect. */
    private void check(Given given) {
        if (given.has(layout)) {
            OptionRules.refuse(given, List.of(stereo, span), "--layout");
        }
        if (given.has(snapshot)) {
            OptionRules.refuse(given, List.of(turntable, frames), "--snapshot");
        }
        if (given.has(turntable)) {
            OptionRules.refuse(given, List.of(views), "--turntable");
        }
        if (given.has(live.again())) {
            OptionRules.refuse(given, List.of(snapshot, turntable, views, frames, size, anisotropy, eye), "--again");
            OptionRules.refuse(given, cameras.all(), "--again");
            refuseWindow(given, "--again");
        } else if (isDrawn(given)) {
            String way = given.has(snapshot) ? "--snapshot" : "--turntable";
            refuseWindow(given, way);
            requirePicture(given.named(), way);
        } else {
            OptionRules.requireWith(given, List.of(views), "--snapshot OUT.png");
            OptionRules.requireWith(given, List.of(frames), "--turntable OUT_%03d.png");
            OptionRules.requireWith(given, List.of(eye), "--snapshot OUT.png or --turntable OUT_%03d.png");
            headset.check(given);
            live.check(given);
            if (given.named().size() == 1 && !live.isOn(given)) {
                OptionRules.requireWith(given, List.of(reveal), "a DREAM beside IN, or --live");
            }
        }
    }

    /** Refuses the options of the window where none is opened. */
    private void refuseWindow(Given given, String way) {
        OptionRules.refuse(given, headset.all(), way);
        OptionRules.refuse(given, List.of(reveal), way);
        OptionRules.refuse(given, live.ofWindow(), way);
    }

    /** A window shows folders, and dreams over their pictures. Drawn pictures show one file. */
    private static void requirePicture(List<Path> named, String way) {
        if (named.size() > 1) {
            throw new UsageException(way + " draws one photosphere, not " + named.size() + "; leave out " + named.get(1)
                    + (named.size() > 2 ? " and the others" : ""));
        }
        if (named.size() == 1 && Files.isDirectory(named.get(0))) {
            throw new UsageException(
                    way + " draws one photosphere, and " + named.get(0) + " is a folder; name a picture in it");
        }
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

    private FileHints hints(Given given) {
        Optional<Double> degrees = given.optional(span);
        return new FileHints(
                given.optional(stereo),
                degrees.isPresent() ? OptionalDouble.of(degrees.get()) : OptionalDouble.empty(),
                given.optional(layout));
    }

    private WindowRequest window(Given given) throws IOException {
        return arguments.checkFiles(() -> new WindowRequest(
                given.files(),
                cameras.camera(given),
                given.value(size),
                given.optional(anisotropy).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                hints(given),
                headset.choice(given),
                headset.comfort(given),
                headset.supersampling(given),
                given.has(reveal),
                live.request(given)));
    }
}
