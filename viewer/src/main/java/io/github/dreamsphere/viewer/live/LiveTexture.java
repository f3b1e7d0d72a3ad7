package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.load.Loader;
import io.github.dreamsphere.viewer.scene.CellCutter;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.Overview;
import io.github.dreamsphere.viewer.scene.SphereImage;
import io.github.dreamsphere.viewer.scene.Texels;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** The texture that shows a live dream. The loader uploads what has changed. For the dream's thread. */
final class LiveTexture {
    private final SphereImage dream;
    private final SphereTexture texture;
    private final Loader loader;
    private final CellCutter cutter;

    LiveTexture(SphereImage dream, SphereTexture texture, Loader loader) {
        this.dream = dream;
        this.texture = texture;
        this.loader = loader;
        this.cutter = new CellCutter(dream, texture.layout(), false);
    }

    CellLayout layout() {
        return texture.layout();
    }

    /** Shows the cells that have changed. */
    void show(BitSet changed) throws InterruptedException, ExecutionException {
        for (int next = changed.nextSetBit(0); next >= 0; next = changed.nextSetBit(next + 1)) {
            int cell = next;
            List<Texels> texels = cutter.cell(cell);
            loader.run(() -> texture.uploadCell(cell, texels)).get();
        }
    }

    /** Shows all changes in wide views, which use the overview. */
    void showOverview() throws InterruptedException, ExecutionException {
        List<Texels> texels =
                new Overview(dream.area(), layout()).fill(dream.image()).levels();
        loader.run(() -> texture.uploadOverview(texels)).get();
    }
}
