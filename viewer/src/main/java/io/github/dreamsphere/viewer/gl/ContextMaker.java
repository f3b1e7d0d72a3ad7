package io.github.dreamsphere.viewer.gl;

/** Makes a context with OpenGL 4.3 that shares its objects with a window's. For the window's thread. */
@FunctionalInterface
public interface ContextMaker {
    /**
     * Makes one; the caller closes it, before the window is closed.
     *
     * @throws GraphicsException if the driver has no OpenGL 4.3
     */
    SharedContext make() throws GraphicsException;
}
