package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.net.Shape;

/** A network ready to enlarge pieces of a picture of one size. Not safe for use by several threads. */
interface TilePass extends AutoCloseable {
    /** The shape of the result. */
    Shape output();

    /**
     * The network's picture of {@code window}: RGB or luma in 0..1 as HWC floats of the shape {@link #output()}, valid
     * until the next call.
     *
     * @param window RGB in 0..1 as HWC floats, of the size this pass was made for
     */
    float[] run(float[] window);

    @Override
    void close();
}
