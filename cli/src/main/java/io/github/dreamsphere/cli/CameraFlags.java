package io.github.dreamsphere.cli;

import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Outlook;
import io.github.dreamsphere.viewer.scene.Projection;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** The options that aim a camera; what is not given stays as the file says. */
final class CameraFlags {
    private final Arguments arguments;
    private final OptionSpec<Double> yaw;
    private final OptionSpec<Double> pitch;
    private final OptionSpec<Double> roll;
    private final OptionSpec<Double> fov;
    private final OptionSpec<Projection> projection;

    CameraFlags(Arguments arguments) {
        this.arguments = arguments;
        yaw = angle("yaw", "degrees to the right; 0 is north, or the image's centre");
        pitch = angle("pitch", "degrees up");
        roll = angle("roll", "degrees clockwise");
        fov = angle("fov", "horizontal field of view in degrees; usually 90");
        projection = arguments
                .option("projection", "how the sphere is flattened", "KIND", Projection.class)
                .withValuesConvertedBy(Choice.of(Projection.class))
                .defaultsTo(Projection.RECTILINEAR);
    }

    private OptionSpec<Double> angle(String name, String help) {
        return arguments.option(name, help, "DEGREES", Double.class);
    }

    /** The camera for a picture. */
    Camera first(Outlook outlook, OptionSet options) {
        Camera camera = outlook.firstCamera(arguments.value(options, projection));
        return arguments.check(() -> new Camera(
                radians(options, yaw, camera.yaw()),
                radians(options, pitch, camera.pitch()),
                radians(options, roll, camera.roll()),
                radians(options, fov, camera.fov()),
                camera.projection()));
    }

    private double radians(OptionSet options, OptionSpec<Double> angle, double otherwise) {
        return options.has(angle) ? Math.toRadians(arguments.value(options, angle)) : otherwise;
    }
}
