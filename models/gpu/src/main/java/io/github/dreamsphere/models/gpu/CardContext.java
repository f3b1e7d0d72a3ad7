package io.github.dreamsphere.models.gpu;

/** An OpenGL 4.3 core context in which a {@link GraphicsCard} computes. The card's thread calls both methods. */
public interface CardContext {
    /**
     * Makes the context current on the calling thread, with LWJGL's capabilities.
     *
     * @throws GraphicsCardException if it cannot be used; it is not current then
     */
    void enter() throws GraphicsCardException;

    /** The calling thread uses the context no longer. */
    void leave();
}
