package io.github.dreamsphere.viewer.window;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The view darkens for a moment and returns, so that the eyes do not see it jump. Seconds.
 */
final class Blink {
    private static final double CLOSING = 0.08;
    private static final double OPENING = 0.2;

    private final Deque<Runnable> awaited = new ArrayDeque<>();
    private double closed = Double.NEGATIVE_INFINITY;

    /** Darkens, has {@code jump} done in the dark, and returns. */
    void over(Runnable jump, double now) {
        if (awaited.isEmpty()) {
            // What is half dark still darkens from there on, and does not flash.
            closed = now + CLOSING * (1 - darkness(now));
        }
        awaited.add(jump);
    }

    /** Returns from the dark, for a jump that has been done already. */
    void after(double now) {
        closed = now;
    }

    /** How dark the view is now, 0 to 1; does what is to be done in the dark. */
    double darkness(double now) {
        double since = now - closed;
        if (since < 0) {
            return 1 + since / CLOSING;
        }
        while (!awaited.isEmpty()) {
            awaited.pop().run();
        }
        return Math.max(0, 1 - since / OPENING);
    }
}
