package io.github.dreamsphere.viewer.window;

/** Where the pointer is, whether its button is down, and how fast it was moving lately. Pixels and seconds. */
final class Pointer {
    /** How far back the speed looks; a pointer that rested as long is let go at a standstill. */
    private static final double WINDOW_SECONDS = 0.06;

    private double x;
    private double y;
    private boolean down;
    private double speedX;
    private double speedY;
    private double moved;

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    boolean isDown() {
        return down;
    }

    void press(double now) {
        down = true;
        moved = now;
        speedX = 0;
        speedY = 0;
    }

    void release() {
        down = false;
    }

    void move(double newX, double newY, double now) {
        double seconds = Math.max(1e-3, now - moved);
        double weight = Math.min(1, seconds / WINDOW_SECONDS);
        speedX += weight * ((newX - x) / seconds - speedX);
        speedY += weight * ((newY - y) / seconds - speedY);
        x = newX;
        y = newY;
        moved = now;
    }

    /** Pixels a second to the right, at {@code now}. */
    double speedX(double now) {
        return now - moved > WINDOW_SECONDS ? 0 : speedX;
    }

    /** Pixels a second downwards, at {@code now}. */
    double speedY(double now) {
        return now - moved > WINDOW_SECONDS ? 0 : speedY;
    }
}
