package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.NormalisedStep;
import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.core.sphere.Gnomonic;
import io.github.dreamsphere.core.sphere.SphereTable;
import io.github.dreamsphere.viewer.scene.CellLayout;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.util.BitSet;

/** Steps for which the processor cuts the views and changes the dream; the objective gives only gradients. */
final class ProcessorSteps implements ViewSteps {
    private final SphereImage dream;
    private final SphereTable table;
    private final Objective.Session session;
    private ViewPatch patch;
    private float[] shown;
    private float[] now;
    private float[] gradient;

    /** @param session of the views' size; the caller closes it */
    ProcessorSteps(SphereImage dream, Objective.Session session) {
        this.dream = dream;
        this.table = new SphereTable(dream.area());
        this.session = session;
    }

    @Override
    public void look(Gnomonic view) {
        patch = new ViewPatch(dream.image(), table, view);
        shown = patch.read();
        now = shown.clone();
        gradient = new float[shown.length];
    }

    @Override
    public BitSet step(float size, CellLayout layout) {
        session.gradient(now, gradient);
        NormalisedStep.take(now, gradient, size);
        BitSet changed = patch.write(shown, now, layout);
        System.arraycopy(now, 0, shown, 0, now.length);
        return changed;
    }

    @Override
    public void fetch() {
        // The dream's pixels are always up to date.
    }

    @Override
    public void close() {
        // It has nothing of its own.
    }
}
