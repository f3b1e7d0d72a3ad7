package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.util.OptionalDouble;

/** Measures how long frames take on the processor and on the graphics card, without waiting for the card. */
public final class FrameTimer implements AutoCloseable {
    private final int[] queries = new int[4];
    private final long[] begun = new long[queries.length];
    private final double[] onProcessor = new double[queries.length];
    private int next;
    private int oldest;

    /** A timer for the current OpenGL context. */
    public FrameTimer() {
        glGenQueries(queries);
    }

    /** Starts the measurement of a frame. */
    public void begin() {
        int slot = next % queries.length;
        begun[slot] = System.nanoTime();
        glBeginQuery(GL_TIME_ELAPSED, queries[slot]);
    }

    /** Ends the measurement of a frame, after its last OpenGL call. */
    public void end() {
        glEndQuery(GL_TIME_ELAPSED);
        int slot = next % queries.length;
        onProcessor[slot] = (System.nanoTime() - begun[slot]) / 1e9;
        next++;
        if (next - oldest == queries.length) {
            // The next frame reuses the oldest query, whether or not the card has answered it.
            oldest++;
        }
    }

    /**
     * Returns how long the oldest frame not yet returned took, in seconds: the longer of the processor's and the card's
     * time. It is empty if there is no such frame, or if the card has not finished it.
     */
    public OptionalDouble poll() {
        int slot = oldest % queries.length;
        if (oldest == next || glGetQueryObjecti(queries[slot], GL_QUERY_RESULT_AVAILABLE) == GL_FALSE) {
            return OptionalDouble.empty();
        }
        oldest++;
        double onCard = glGetQueryObjecti64(queries[slot], GL_QUERY_RESULT) / 1e9;
        return OptionalDouble.of(Math.max(onCard, onProcessor[slot]));
    }

    @Override
    public void close() {
        glDeleteQueries(queries);
    }
}
