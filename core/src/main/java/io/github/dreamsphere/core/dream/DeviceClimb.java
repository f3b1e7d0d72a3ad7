package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.tile.Tiles;

/** Steps that the device of the only objective takes by itself. */
final class DeviceClimb implements Climb {
    private final Objective.Session session;
    private final SphereAscent steps;
    private final Aim aim;
    private final Tiles tiles;
    private final Pictures pictures;
    private final Ascent rest;

    /** Whether the device has taken steps that the planes do not show. */
    private boolean ahead;

    /**
     * @param session made {@code steps}; both are closed with this
     * @param rest what the device does not do, at the end of the octave
     */
    DeviceClimb(Objective.Session session, SphereAscent steps, Aim aim, Tiles tiles, Pictures pictures, Ascent rest) {
        this.session = session;
        this.steps = steps;
        this.aim = aim;
        this.tiles = tiles;
        this.pictures = pictures;
        this.rest = rest;
    }

    @Override
    public void begin() {
        steps.put(pictures.dream(), pictures.memory());
    }

    @Override
    public double step(int step, TileWatch watch) {
        double value = steps.step(tiles.views().orElseThrow(), step, watch);
        ahead = true;
        return aim.weight() * value;
    }

    @Override
    public void fetch() {
        if (ahead) {
            steps.read(pictures.dream());
            steps.readMemory(pictures.memory());
            ahead = false;
        }
    }

    /** {@inheritDoc} What the rule remembers ends with the octave, and stays on the device. */
    @Override
    public void finish() {
        if (ahead) {
            steps.read(pictures.dream());
        }
        rest.finish(pictures.dream());
    }

    @Override
    public void close() {
        steps.close();
        session.close();
    }
}
