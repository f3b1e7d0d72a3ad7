package io.github.dreamsphere.cli;

import io.github.dreamsphere.viewer.load.PanoramaFile;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Panorama;
import io.github.dreamsphere.viewer.scene.Projection;
import io.github.dreamsphere.viewer.window.ViewerWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere view}: looks around in a photosphere, or draws a picture of what one would see. */
final class ViewCommand implements Subcommand {
    private final Arguments arguments = new Arguments("view IN [options]", """
            Opens a window to look around in: drag, wheel, arrow keys; Esc closes it. With --snapshot, draws one picture
            without a display. Angles are in degrees; yaw is to the right of north (of the image centre, where the
            file names no heading), pitch up, roll clockwise. Without them, looks where the file says.""");

    private final OptionSpec<Path> snapshot =
            arguments.path(List.of("snapshot"), "draw one picture into this file", "OUT.png");
    private final OptionSpec<PictureSize> size = arguments
            .option("size", "pixels of the picture or the window", "WxH", PictureSize.class)
            .defaultsTo(new PictureSize(1280, 720));
    private final OptionSpec<Double> yaw = angle("yaw", "degrees to the right");
    private final OptionSpec<Double> pitch = angle("pitch", "degrees up");
    private final OptionSpec<Double> fov = angle("fov", "horizontal field of view in degrees; usually 90");

    private OptionSpec<Double> angle(String name, String help) {
        return arguments.option(name, help, "DEGREES", Double.class);
    }

    @Override
    public String name() {
        return "view";
    }

    @Override
    public String summary() {
        return "look around in a photosphere, or draw a view of it";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws Exception {
        Optional<OptionSet> parsed = arguments.parse(given, terminal);
        if (parsed.isEmpty()) {
            return ExitCode.DONE;
        }
        OptionSet options = parsed.get();
        Panorama panorama = PanoramaFile.read(arguments.file(options));
        Camera camera = camera(panorama, options);
        PictureSize pixels = arguments.value(options, size);
        if (options.has(snapshot)) {
            ViewPicture.draw(panorama, camera, pixels, arguments.value(options, snapshot), terminal);
        } else {
            show(panorama, camera, pixels);
        }
        return ExitCode.DONE;
    }

    private Camera camera(Panorama panorama, OptionSet options) {
        Camera first = panorama.firstCamera(Projection.RECTILINEAR);
        return arguments.check(() -> new Camera(
                radians(options, yaw, first.yaw()),
                radians(options, pitch, first.pitch()),
                first.roll(),
                radians(options, fov, first.fov()),
                first.projection()));
    }

    private double radians(OptionSet options, OptionSpec<Double> angle, double otherwise) {
        return options.has(angle) ? Math.toRadians(arguments.value(options, angle)) : otherwise;
    }

    private static void show(Panorama panorama, Camera camera, PictureSize size) throws IOException {
        try (ViewerWindow window = new ViewerWindow(panorama, camera, size.width(), size.height())) {
            window.show();
        }
    }
}
