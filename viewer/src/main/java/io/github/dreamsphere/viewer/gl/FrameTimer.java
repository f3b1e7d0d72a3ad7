package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import java.util.OptionalDouble;

/** Measures what frames take to be drawn, on the graphics card too, without waiting for it. */
public final class FrameTimer implements AutoCloseable {
    private final int[] queries = new int[4];
    private final long[] begun = new long[queries.length];
    private final double[] onProcessor = new double[queries.length];
    private int next;
    private int oldest;

    /** Of the current context. */
    public FrameTimer() {
        glGenQueries(queries);
    }

    /** A frame begins. */
    public void begin() {
        int slot = next % queries.length;
        begun[slot] = System.nanoTime();
        glBeginQuery(GL_TIME_ELAPSED, queries[slot]);
    }

    /** All of the frame has been asked for. */
    public void end() {
        glEndQuery(GL_TIME_ELAPSED);
        int slot = next % queries.length;
        onProcessor[slot] = (System.nanoTime() - begun[slot]) / 1e9;
        next++;
        if (next - oldest == queries.length) {
            // The oldest is needed again, and is late.
            oldest++;
        }
    }

    /**
     * What the oldest frame took that has not been told yet, in seconds: the longer of what the program and the card took;
     * empty while the card has not drawn it.
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
