package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;

/** Shows a dream in its texture by the device that dreams it. */
public interface CellPainter extends AutoCloseable {
    /** Makes painters for a device that can write the window's textures. */
    @FunctionalInterface
    interface Maker {
        /**
         * A painter of the dream that {@code steps} keeps.
         *
         * @param steps of the dreamer's objective
         * @param texture the name that {@link io.github.dreamsphere.viewer.gl.SphereTexture#writable} gave, which is the
         *     painter's from now on
         * @param layout how the texture is cut
         */
        CellPainter make(ViewAscent steps, int texture, CellLayout layout);
    }

    /** Paints these cells with their gutters and smaller levels, and waits for that. */
    void paint(BitSet cells);

    /** Paints the overview, and waits for that. */
    void paintOverview();

    /** Deletes the texture's name. */
    @Override
    void close();
}
