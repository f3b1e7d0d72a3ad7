package io.github.dreamsphere.core.flow;

/** How far the end of a way there and back may lie from its beginning. */
final class RoundTrip {
    /** The tolerance as a part of the squared lengths of both ways. */
    private static final double RELATIVE = 0.01;

    /** The tolerance in square pixels. */
    private static final double ABSOLUTE = 0.5;

    private RoundTrip() {}

    /** Whether a squared distance is small enough for ways of these summed squared lengths; all in square pixels. */
    static boolean closes(double missed, double ways) {
        return missed <= RELATIVE * ways + ABSOLUTE;
    }
}
