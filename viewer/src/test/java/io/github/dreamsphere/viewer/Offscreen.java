package io.github.dreamsphere.viewer;

import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import org.junit.jupiter.api.Assumptions;

/** Whether pictures can be drawn here; tests that need it are skipped with the reason where they cannot. */
public final class Offscreen {
    private Offscreen() {}

    /** Skips the test where there is no OpenGL. */
    public static void assume() {
        try (GlContext context = GlContext.offscreen()) {
            Assumptions.assumeTrue(context.window() != 0);
        } catch (GraphicsException e) {
            Assumptions.abort(e.getMessage());
        }
    }
}
