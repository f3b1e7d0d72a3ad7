package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Surface;

/** Where on a surface something happens. */
public sealed interface Mask permits PictureMask, Region {
    /**
     * How much it happens at each pixel of {@code surface}, a row of pixels a row: 0 not at all, 1 wholly.
     *
     * @param planes where the plane is made
     * @throws IllegalArgumentException if there are no such places on this kind of surface
     */
    Plane weights(Surface surface, Planes planes);

    /** As the other, all rows one after the other in memory. */
    default float[] weights(Surface surface) {
        return weights(surface, Planes.inMemory()).toMemory().samples();
    }
}
