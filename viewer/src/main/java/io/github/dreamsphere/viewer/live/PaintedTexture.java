package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.viewer.gl.SphereTexture;
import io.github.dreamsphere.viewer.scene.CellLayout;
import java.util.BitSet;

/** A texture of a live dream into which the device that dreams writes what has changed. */
final class PaintedTexture implements LiveTexture {
    private final SphereTexture texture;
    private final CellPainter painter;
    private final LiveControl control;

    /** @param painter paints into {@code texture}; closed with this */
    PaintedTexture(SphereTexture texture, CellPainter painter, LiveControl control) {
        this.texture = texture;
        this.painter = painter;
        this.control = control;
    }

    @Override
    public CellLayout layout() {
        return texture.layout();
    }

    @Override
    public void show(BitSet changed) {
        control.shelter(() -> painter.paint(changed));
        texture.setChanged();
    }

    @Override
    public void showOverview() {
        control.shelter(painter::paintOverview);
        texture.setChanged();
    }

    @Override
    public void close() {
        control.shelter(painter::close);
    }
}
