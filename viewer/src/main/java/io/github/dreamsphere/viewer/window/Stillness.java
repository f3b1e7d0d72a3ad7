package io.github.dreamsphere.viewer.window;

/** Whether a view need not be drawn again, because nothing of it has changed for a moment. Seconds. */
final class Stillness {
    /** What is uploaded on another thread may be seen a few frames after it was said to have changed. */
    private static final double SETTLES = 0.3;

    private Object drawn = "";
    private double changed;

    /**
     * Whether {@code view}, which says all that is seen, has been the same long enough.
     *
     * @param view compared by {@link Object#equals}
     */
    boolean isStill(Object view, double now) {
        if (!view.equals(drawn)) {
            drawn = view;
            changed = now;
        }
        return now - changed > SETTLES;
    }

    /** What was drawn is lost: it is drawn again. */
    void disturb() {
        drawn = "";
    }
}
