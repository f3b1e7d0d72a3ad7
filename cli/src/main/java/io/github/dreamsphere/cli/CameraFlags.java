package io.github.dreamsphere.cli;

import io.github.dreamsphere.ViewCamera;
import io.github.dreamsphere.app.recipe.NumberRange;
import io.github.dreamsphere.viewer.scene.Projection;
import java.util.List;

/** The options of a {@link ViewCamera}. */
final class CameraFlags {
    private final Arguments arguments;
    private final Option<Double> yaw;
    private final Option<Double> pitch;
    private final Option<Double> roll;
    private final Option<Double> fov;
    private final Option<Projection> projection;

    CameraFlags(Arguments arguments) {
        this.arguments = arguments;
        arguments.group("Camera");
        yaw = arguments.number(
                "yaw",
                "look this far to the right of north, or of the picture's centre if the file has no heading",
                "DEGREES",
                NumberRange.decimal());
        pitch = arguments.number("pitch", "look this far up; negative: down", "DEGREES", NumberRange.decimal());
        roll = arguments.number("roll", "roll the camera this far clockwise", "DEGREES", NumberRange.decimal());
        fov = arguments.number(
                "fov",
                "horizontal field of view (default: the file's, or that of the projection, such as 90)",
                "DEGREES",
                NumberRange.decimal());
        projection = arguments.oneOf("projection", "how the sphere is projected", Projection.RECTILINEAR);
    }

    /** All of them. */
    List<Option<?>> all() {
        return List.of(yaw, pitch, roll, fov, projection);
    }

    /** The camera that {@code given} describes. */
    ViewCamera camera(Given given) {
        return arguments.check(() -> new ViewCamera(
                given.optional(yaw),
                given.optional(pitch),
                given.optional(roll),
                given.optional(fov),
                given.value(projection)));
    }
}
