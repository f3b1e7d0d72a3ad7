package io.github.dreamsphere.viewer.window;

/** Decides when to look for something that has gone away: soon at first, then less and less often. Times are in seconds. */
final class ReturnWatch {
    private static final double FIRST = 2;
    private static final double LONGEST = 30;

    private double due = Double.POSITIVE_INFINITY;
    private double pause;

    /** Starts the watch, when something has gone away. */
    void begin(double now) {
        pause = FIRST;
        due = now + pause;
    }

    /** Doubles the pause, up to the longest, when it was not found. */
    void failed(double now) {
        pause = Math.min(LONGEST, 2 * pause);
        due = now + pause;
    }

    /** Ends the watch. */
    void end() {
        due = Double.POSITIVE_INFINITY;
    }

    /** Whether it is time to look for it. */
    boolean isDue(double now) {
        return now >= due;
    }
}
