package io.github.dreamsphere.viewer.window;

/** Something that is shown, stays a while, and fades. Seconds. */
final class Fade {
    private static final double FADING = 0.7;

    private final double stays;
    private double since = Double.NEGATIVE_INFINITY;

    /** Stays for so many seconds before it fades. */
    Fade(double stays) {
        this.stays = stays;
    }

    void show(double now) {
        since = now;
    }

    /** 1 while it is shown, falling to 0. */
    double opacity(double now) {
        return Math.min(1, Math.max(0, 1 - (now - since - stays) / FADING));
    }
}
