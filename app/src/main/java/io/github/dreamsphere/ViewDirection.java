package io.github.dreamsphere;

import io.github.dreamsphere.viewer.scene.Camera;
import java.util.Locale;

/** A direction of view relative to the yaw of a camera. */
public enum ViewDirection {
    /** Where the camera looks. */
    FRONT,
    /** 90° to the right. */
    RIGHT,
    /** Behind the camera. */
    BACK,
    /** 90° to the left. */
    LEFT,
    /** Straight up. */
    UP,
    /** Straight down. */
    DOWN;

    private static final double QUARTER = Math.PI / 2;

    /** The camera turned in this direction. */
    public Camera of(Camera camera) {
        return switch (this) {
            case FRONT -> camera;
            case RIGHT -> camera.withDirection(camera.yaw() + QUARTER, camera.pitch());
            case BACK -> camera.withDirection(camera.yaw() + 2 * QUARTER, camera.pitch());
            case LEFT -> camera.withDirection(camera.yaw() - QUARTER, camera.pitch());
            case UP -> camera.withDirection(camera.yaw(), QUARTER);
            case DOWN -> camera.withDirection(camera.yaw(), -QUARTER);
        };
    }

    /** Its name in lower case, as in file names. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
