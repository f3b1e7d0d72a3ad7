package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;

/** Takes the steps in the views of a live dream, and carries them into the dream. */
interface ViewSteps extends AutoCloseable {
    /** Begins a view, in the image's axes. */
    void look(Gnomonic view);

    /**
     * Takes a step in the view.
     *
     * @param size the mean change of a sample
     * @param layout the cells of the dream
     * @return the cells that have changed
     */
    BitSet step(float size, CellLayout layout);

    /** Brings the dream's pixels in the processor's memory up to date. */
    void fetch();

    @Override
    void close();
}
