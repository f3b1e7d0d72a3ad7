package io.github.dreamsphere.cli.demo;

/** Smooth transitions. */
final class Ramp {
    private Ramp() {}

    /** 0 up to {@code from}, 1 from {@code to} on (or the other way round), smooth between. */
    static double smooth(double from, double to, double value) {
        double t = clamp((value - from) / (to - from));
        return t * t * (3 - 2 * t);
    }

    /** The value brought into 0..1. */
    static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
