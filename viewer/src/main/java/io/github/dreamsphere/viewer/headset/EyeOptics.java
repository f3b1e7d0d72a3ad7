package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.scene.ViewPlane;

/**
 * How one eye sees.
 *
 * @param plane the tangents of its field of view, usually not symmetric
 * @param headFromEye how its display is turned in the head: canted displays look outwards
 */
public record EyeOptics(ViewPlane plane, Rotation headFromEye) {}
