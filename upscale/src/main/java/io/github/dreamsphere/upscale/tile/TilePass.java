package io.github.dreamsphere.upscale.tile;

import io.github.dreamsphere.models.net.Shape;

/** A network prepared for tiles of one size. Not thread safe. */
interface TilePass extends AutoCloseable {
    /** The shape of the result. */
    Shape output();

    /** The most windows that the network runs on at once. */
    int tiles();

    /**
     * Runs the network on some windows. The result is, for each, RGB or luma in 0..1 as HWC floats of the shape {@link
     * #output()}, one after the other, valid until the next call. Each has the same bytes as alone.
     *
     * @param windows one to {@link #tiles} of them, one after the other: RGB in 0..1 as HWC floats, of the size this pass
     *     was made for
     */
    float[] run(float[] windows);

    @Override
    void close();
}
