package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.sphere.Surface;

/** Where on a surface something happens. */
public sealed interface Mask permits PictureMask, Region {
    /**
     * How much it happens at each pixel of {@code surface}, row by row: 0 not at all, 1 wholly.
     *
     * @throws IllegalArgumentException if there are no such places on this kind of surface
     */
    float[] weights(Surface surface);
}
