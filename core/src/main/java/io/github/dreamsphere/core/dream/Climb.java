package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.tile.Tiles;
import java.util.List;
import java.util.Optional;

/** The steps of one octave. */
interface Climb extends AutoCloseable {
    /**
     * The planes of an octave.
     *
     * @param dream the dream so far; changed by the steps
     * @param base what the octave starts from, apart from what smaller octaves dreamed
     * @param original the undreamed picture at this octave
     * @param memory the planes that the rule remembers
     */
    record Pictures(Plane dream, Plane base, Plane original, List<Plane> memory) {}

    /** Begins or continues the octave. */
    void begin();

    /**
     * Takes one step with the tiles at their current place.
     *
     * @param step counted from 0
     * @return the weighted sum of the objectives' values before the step
     */
    double step(int step, TileWatch watch);

    /** Brings the planes up to date with the last step. */
    void fetch();

    /** Ends the octave; the dream's plane is up to date. */
    void finish();

    @Override
    void close();

    /**
     * The steps of {@code octave}, where they are taken fastest: by the objective's device if it can do all that the
     * plan wants, or else on {@code planes}.
     */
    static Climb of(Octave octave, DreamPlan plan, Tiles tiles, Pictures pictures, Planes planes) {
        List<Objective.Session> sessions = plan.aims().stream()
                .map(aim -> aim.objective().open(tiles.width(), tiles.height()))
                .toList();
        Ascent rest = new Ascent(octave, plan, pictures, null);
        return task(octave, plan, tiles)
                .flatMap(task -> sessions.get(0).ascent(task))
                .<Climb>map(ascent ->
                        new DeviceClimb(sessions.get(0), ascent, plan.aims().get(0), tiles, pictures, rest))
                .orElseGet(() -> new PlaneClimb(octave, plan, tiles, sessions, pictures, planes));
    }

    /** What a device must be able to do; empty if the plan wants what no device does. */
    private static Optional<AscentTask> task(Octave octave, DreamPlan plan, Tiles tiles) {
        Shaping shaping = plan.shaping();
        boolean free = shaping.totalVariation() == 0 && shaping.fidelity() == 0 && !shaping.keepColour();
        boolean oneAim = plan.aims().size() == 1 && plan.aims().get(0).where().isEmpty();
        if (!free || !oneAim || tiles.views().isEmpty() || !(octave.surface() instanceof Equirectangular sphere)) {
            return Optional.empty();
        }
        double weight = plan.aims().get(0).weight();
        return Optional.of(new AscentTask(
                sphere, shaping.evenness(), shaping.smoothing(), shaping.rule(), weight, octave.stepSize(plan)));
    }
}
