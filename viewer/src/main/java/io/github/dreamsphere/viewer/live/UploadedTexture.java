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

/** A texture of a live dream into which the loader uploads what has changed. */
final class UploadedTexture implements LiveTexture {
    private final SphereImage dream;
    private final SphereTexture texture;
    private final Loader loader;
    private final CellCutter cutter;
    private final Runnable fetch;

    /** @param fetch brings the dream's pixels up to date */
    UploadedTexture(SphereImage dream, SphereTexture texture, Loader loader, Runnable fetch) {
        this.fetch = fetch;
        this.dream = dream;
        this.texture = texture;
        this.loader = loader;
        this.cutter = new CellCutter(dream, texture.layout(), false);
    }

    @Override
    public CellLayout layout() {
        return texture.layout();
    }

    @Override
    public void show(BitSet changed) throws InterruptedException, ExecutionException {
        fetch.run();
        for (int next = changed.nextSetBit(0); next >= 0; next = changed.nextSetBit(next + 1)) {
            int cell = next;
            List<Texels> texels = cutter.cell(cell);
            loader.run(() -> texture.uploadCell(cell, texels)).get();
        }
    }

    @Override
    public void showOverview() throws InterruptedException, ExecutionException {
        fetch.run();
        List<Texels> texels =
                new Overview(dream.area(), layout()).fill(dream.image()).levels();
        loader.run(() -> texture.uploadOverview(texels)).get();
    }

    @Override
    public void close() {
        // The texture belongs to the picture's versions.
    }
}
