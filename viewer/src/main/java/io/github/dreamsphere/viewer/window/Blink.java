package io.github.dreamsphere.viewer.window;

import java.util.ArrayDeque;
import java.util.Deque;

/** Darkens the view for a moment, so that the eyes do not see it jump. Times are in seconds. */
final class Blink {
    private static final double CLOSING = 0.08;
    private static final double OPENING = 0.2;

    private final Deque<Runnable> awaited = new ArrayDeque<>();
    private double closed = Double.NEGATIVE_INFINITY;

    /** Darkens the view, runs {@code jump} in the dark, and brightens the view again. */
    void over(Runnable jump, double now) {
        if (awaited.isEmpty()) {
            // A view that is still half dark darkens from there on, without a flash.
            closed = now + CLOSING * (1 - darkness(now));
        }
        awaited.add(jump);
    }

    /** Brightens the view from the dark, after a jump that has already happened. */
    void after(double now) {
        closed = now;
    }

    /** Returns how dark the view is, 0 to 1, and runs the jumps that waited for the dark. */
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
