package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.ViewReach;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.BitSet;

/** Steps that the objective's device takes by itself. The device keeps the dream, which comes back only when asked for. */
final class DeviceSteps implements ViewSteps {
    private final SphereImage dream;
    private final ViewAscent ascent;
    private ViewReach reach;

    /** @param ascent takes the steps; closed with this */
    DeviceSteps(SphereImage dream, ViewAscent ascent) {
        this.dream = dream;
        this.ascent = ascent;
        try {
            ascent.put(dream.image().rgb());
        } catch (RuntimeException | Error e) {
            ascent.close();
            throw e;
        }
    }

    @Override
    public void look(Gnomonic view) {
        reach = new ViewReach(dream.area(), view);
        ascent.look(view);
    }

    @Override
    public BitSet step(float size, CellLayout layout) {
        ascent.step(size);
        ChangedCells changed = new ChangedCells(layout, dream.area().border());
        changed.add(reach);
        return changed.cells();
    }

    @Override
    public void fetch() {
        ascent.read(dream.image().rgb());
    }

    @Override
    public void close() {
        ascent.close();
    }
}
