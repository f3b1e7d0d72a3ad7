package io.github.dreamsphere.core.dream;

/**
 * Is told of the progress of a dream, on the dreaming thread. Pictures that no listener asks for can stay in a device's
 * memory.
 */
public interface DreamListener {
    /** Does nothing. */
    DreamListener NONE = new DreamListener() {};

    /** Called when an octave begins, before its first step. */
    default void octaveBegins(LiveState state) {}

    /**
     * Called after each step.
     *
     * @param value the weighted sum of the objectives' values over all tiles before the step
     */
    default void stepDone(LiveState state, double value) {}

    /** Called when the dream was cancelled; {@code state} is that after the last complete step. */
    default void interrupted(LiveState state) {}
}
