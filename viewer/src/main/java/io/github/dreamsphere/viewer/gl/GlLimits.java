package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

/**
 * What a texture may measure.
 *
 * @param textureSize the longest edge in texels
 * @param textureLayers the most layers of an array texture
 */
public record GlLimits(int textureSize, int textureLayers) {
    /** Bits in the shader's list of the cells that are ready. */
    private static final int MOST_LAYERS = 256;

    /** The current context's limits. */
    public static GlLimits ofContext() {
        return new GlLimits(
                glGetInteger(GL_MAX_TEXTURE_SIZE), Math.min(MOST_LAYERS, glGetInteger(GL_MAX_ARRAY_TEXTURE_LAYERS)));
    }
}
