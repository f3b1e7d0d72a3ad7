package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.dream.Objective;
import java.util.Optional;

/** Dreams the live dreams of a window. */
@FunctionalInterface
public interface LiveDreamer extends AutoCloseable {
    /** What to dream; the same object in every call. */
    Objective objective();

    /** Shows the dreams if the objective's device can do that; empty if the loader must. */
    default Optional<CellPainter.Maker> painters() {
        return Optional.empty();
    }

    /** Ends all use of the window's contexts. No dream may use the objective any longer. */
    @Override
    default void close() {}

    /** Dreams by an objective that others close. */
    static LiveDreamer of(Objective objective) {
        return () -> objective;
    }
}
