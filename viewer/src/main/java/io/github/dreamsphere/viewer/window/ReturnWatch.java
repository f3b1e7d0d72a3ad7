package io.github.dreamsphere.viewer.window;

/** When to look for something that has gone away: soon, and less often the longer it stays away. Seconds. */
final class ReturnWatch {
    private static final double FIRST = 2;
    private static final double LONGEST = 30;

    private double due = Double.POSITIVE_INFINITY;
    private double pause;

    /** It has just gone away. */
    void begin(double now) {
        pause = FIRST;
        due = now + pause;
    }

    /** It was looked for and is still away. */
    void failed(double now) {
        pause = Math.min(LONGEST, 2 * pause);
        due = now + pause;
    }

    /** It is back. */
    void end() {
        due = Double.POSITIVE_INFINITY;
    }

    /** Whether it is time to look for it. */
    boolean isDue(double now) {
        return now >= due;
    }
}
