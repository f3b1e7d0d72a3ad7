package io.github.dreamsphere;

/** A photosphere that is dreamed where the viewer looks, a view at a time, without a window. Not thread safe. */
public interface LiveSphere extends AutoCloseable {
    /**
     * Dreams a view about a direction: wide views for large shapes and narrow ones for detail in turn.
     *
     * @param yawDegrees degrees to the right of the direction in which the level camera of the picture looked
     * @param pitchDegrees degrees above the horizon
     */
    void dreamTowards(double yawDegrees, double pitchDegrees);

    /** The photosphere as it is now. Its pixels change with the next view. */
    Sphere sphere();

    /** Releases native memory. */
    @Override
    void close();
}
