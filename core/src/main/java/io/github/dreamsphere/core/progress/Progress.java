package io.github.dreamsphere.core.progress;

/**
 * How long work reports its progress and learns that it should stop. Passed in by the caller; called from the working
 * thread for every tile or step, so implementations must return fast.
 */
public interface Progress {
    /** Reports nothing and never cancels. */
    Progress SILENT = (stage, done, total) -> {};

    /**
     * Reports that {@code done} of {@code total} units of the whole run are done.
     *
     * @param stage what is being done now, for people to read, e.g. {@code "octave 2/4, step 3/10"}
     */
    void report(String stage, long done, long total);

    /** Whether the work should stop; it then throws {@link Cancelled} within one tile. */
    default boolean cancelled() {
        return false;
    }

    /**
     * Whether the work should come to an end with what it has. Dreams ask after each step; they then leave out the steps to
     * come, and what has been dreamed is carried to full size.
     */
    default boolean enough() {
        return false;
    }

    /** Throws {@link Cancelled} if {@link #cancelled()}. */
    default void checkCancelled() {
        if (cancelled()) {
            throw new Cancelled();
        }
    }
}
