package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;
import java.util.concurrent.ExecutionException;

/** The texture that shows a live dream. For the dream's thread. */
interface LiveTexture extends AutoCloseable {
    /** How the dream is cut. */
    CellLayout layout();

    /** Shows the cells that have changed. */
    void show(BitSet changed) throws InterruptedException, ExecutionException;

    /** Shows all changes in wide views, which use the overview. */
    void showOverview() throws InterruptedException, ExecutionException;

    @Override
    void close();
}
