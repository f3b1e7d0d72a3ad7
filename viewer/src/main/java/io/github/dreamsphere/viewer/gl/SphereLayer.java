package io.github.dreamsphere.viewer.gl;

import io.github.dreamsphere.core.sphere.Rotation;

/**
 * A picture on the graphics card and how it is posed.
 *
 * @param texture the picture
 * @param worldFromImage from the image's axes to the world's
 */
public record SphereLayer(SphereTexture texture, Rotation worldFromImage) {}
