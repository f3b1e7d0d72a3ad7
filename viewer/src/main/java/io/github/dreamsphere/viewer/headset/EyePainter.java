package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.ViewPlane;

/** Draws over what an eye sees. */
public interface EyePainter {
    /**
     * Draws into the bound target.
     *
     * @param plane what the eye sees, rectilinear
     * @param roomFromEye from the eye's axes to the room's, in which nothing turns but the head
     */
    void paint(ViewPlane plane, Rotation roomFromEye);
}
