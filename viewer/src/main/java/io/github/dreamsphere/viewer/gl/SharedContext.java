package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.glfw.GLFW.*;

import org.lwjgl.opengl.GL;
import org.lwjgl.system.MemoryUtil;

/**
 * A second context for another thread that sees the same textures, so that uploading never holds up a frame. Made and
 * closed on the thread of the first context; used by one other thread in between.
 */
public final class SharedContext implements AutoCloseable {
    private final long window;

    /**
     * A context that shares its objects with {@code first}, which is current on this thread.
     *
     * @throws GraphicsException if the driver makes no second context
     */
    public SharedContext(GlContext first) throws GraphicsException {
        this(first, "dreamsphere uploads", "the graphics driver makes no second context to upload pictures with: ");
    }

    private SharedContext(GlContext first, String title, String problem) throws GraphicsException {
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        window = glfwCreateWindow(1, 1, title, MemoryUtil.NULL, first.window());
        if (window == MemoryUtil.NULL) {
            throw new GraphicsException(problem + GlContext.lastError());
        }
    }

    /**
     * As the constructor, with OpenGL 4.3, which has compute shaders.
     *
     * @throws GraphicsException if the driver has no OpenGL 4.3
     */
    public static SharedContext computing(GlContext first) throws GraphicsException {
        GlContext.hintVersion(4, 3);
        try {
            return new SharedContext(
                    first, "dreamsphere computing", "the window's graphics driver has no OpenGL 4.3: ");
        } finally {
            GlContext.hintUsualVersion();
        }
    }

    /** Makes it current on the calling thread. */
    public void enter() {
        glfwMakeContextCurrent(window);
        GL.createCapabilities();
    }

    /** The calling thread uses it no longer. */
    public void leave() {
        GL.setCapabilities(null);
        glfwMakeContextCurrent(MemoryUtil.NULL);
    }

    @Override
    public void close() {
        glfwDestroyWindow(window);
    }
}
