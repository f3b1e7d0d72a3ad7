package io.github.dreamsphere.viewer.scene;

import java.util.concurrent.locks.LockSupport;

/**
 * Keeps frames at an even rate that leaves a part of the processor to those who load and dream. For where the processor
 * itself draws: a loop that only draws would take all of it, and a dream that gives way to frames would stand still.
 */
public final class FrameThrottle {
    /** Rest after a frame, as a part of what a frame takes. */
    private static final double REST = 0.75;
    /** A frame's weight in what frames take. */
    private static final double SMOOTHING = 0.1;

    private static final double LONGEST_REST = 0.1;

    private double typical = Double.NaN;

    /**
     * Rests after a frame.
     *
     * @param seconds that the frame took
     */
    public void rest(double seconds) {
        LockSupport.parkNanos((long) (1e9 * after(seconds)));
    }

    /** The rest after a frame that took so many seconds, in seconds. */
    double after(double seconds) {
        typical = Double.isNaN(typical) ? seconds : typical + SMOOTHING * (seconds - typical);
        return Math.min(LONGEST_REST, REST * typical);
    }
}
