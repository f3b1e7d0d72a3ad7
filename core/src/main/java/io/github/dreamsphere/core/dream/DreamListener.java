package io.github.dreamsphere.core.dream;

/**
 * Hears how a dream goes on, from the dreaming thread. States are live: whoever wants to keep one copies or writes it
 * before returning.
 */
public interface DreamListener {
    /** Hears nothing. */
    DreamListener NONE = new DreamListener() {};

    /** An octave begins; no step of it is done. */
    default void octaveBegins(DreamState state) {}

    /**
     * A step is done.
     *
     * @param value the sum of the objectives' values over all tiles before the step, by their weights
     */
    default void stepDone(DreamState state, double value) {}

    /** The dream was cancelled; {@code state} is that after the last whole step. */
    default void interrupted(DreamState state) {}
}
