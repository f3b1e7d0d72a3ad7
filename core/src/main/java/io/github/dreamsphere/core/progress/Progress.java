package io.github.dreamsphere.core.progress;

/**
 * Where long work says how far it is and asks whether it should go on. Passed in by the caller; called from the
 * working thread, per tile or step, so implementations return fast.
 */
public interface Progress {
    /** Says nothing and never cancels. */
    Progress SILENT = (stage, done, total) -> {};

    /**
     * {@code done} of {@code total} units of the whole run are done.
     *
     * @param stage what is being done now, in words for a person, e.g. {@code "octave 2/4, step 3/10"}
     */
    void report(String stage, long done, long total);

    /** True once the work should stop; it then throws {@link Cancelled} within one tile. */
    default boolean cancelled() {
        return false;
    }

    /** Throws if {@link #cancelled()}. */
    default void checkCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }
}
