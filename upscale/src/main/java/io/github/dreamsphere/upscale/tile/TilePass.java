package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.net.Shape;

/** A network prepared for tiles of one size. Not thread safe. */
interface TilePass extends AutoCloseable {
    /** The shape of the result. */
    Shape output();

    /**
     * Runs the network on {@code window}. The result is RGB or luma in 0..1 as HWC floats of the shape {@link
     * #output()}, valid until the next call.
     *
     * @param window RGB in 0..1 as HWC floats, of the size this pass was made for
     */
    float[] run(float[] window);

    @Override
    void close();
}
