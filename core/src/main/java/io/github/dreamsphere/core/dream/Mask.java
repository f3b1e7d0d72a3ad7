package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Surface;

/** A weight for each pixel of a surface: where an objective applies. */
public sealed interface Mask permits PictureMask, Region, Overlap {
    /**
     * The weight of each pixel of {@code surface}, one channel: 0 not at all, 1 fully.
     *
     * @param planes makes the plane
     * @throws IllegalArgumentException if the mask does not fit this surface
     */
    Plane weights(Surface surface, Planes planes);
}
