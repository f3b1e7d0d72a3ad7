package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.List;

/** Steps on planes, by the processor; the objectives see one tile after the other. */
final class PlaneClimb implements Climb {
    private final Plane dream;
    private final SurfaceGradient gradient;
    private final Ascent ascent;

    /** @param sessions those of {@code plan}'s aims; closed with this */
    PlaneClimb(
            Octave octave,
            DreamPlan plan,
            Tiles tiles,
            List<Objective.Session> sessions,
            Pictures pictures,
            Planes planes) {
        this.dream = pictures.dream();
        this.gradient = new SurfaceGradient(octave.surface(), plan, tiles, sessions, planes);
        this.ascent = new Ascent(octave, plan, pictures, gradient.coverage());
    }

    @Override
    public void begin() {
        ascent.begin(dream);
    }

    @Override
    public double step(int step, TileWatch watch) {
        double value = gradient.compute(dream, watch);
        ascent.step(dream, gradient.plane(), step);
        return value;
    }

    @Override
    public void fetch() {
        // The steps are taken on the planes themselves.
    }

    @Override
    public void finish() {
        ascent.finish(dream);
    }

    @Override
    public void close() {
        gradient.close();
    }
}
