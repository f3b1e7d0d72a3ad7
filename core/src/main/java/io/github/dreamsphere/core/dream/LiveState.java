package io.github.dreamsphere.core.dream;

/**
 * Where a running dream is between two steps. Its pictures may be in a device's memory, from which they are copied only if
 * they are asked for. Use it on the dreaming thread, until the listener returns.
 */
public final class LiveState {
    private final DreamState state;
    private final Climb climb;

    /**
     * @param state its planes are those that {@code climb} changes
     * @param climb takes the octave's steps
     */
    LiveState(DreamState state, Climb climb) {
        this.state = state;
        this.climb = climb;
    }

    /** The octave, as {@link DreamState#level}. */
    public int level() {
        return state.level();
    }

    /** Completed steps of the octave. */
    public int step() {
        return state.step();
    }

    /** The octave's width in pixels. */
    public int width() {
        return state.width();
    }

    /** The octave's height in pixels. */
    public int height() {
        return state.height();
    }

    /** The state with its pictures. They change with the next step: to keep them, copy or write them. */
    public DreamState pictures() {
        climb.fetch();
        return state;
    }
}
