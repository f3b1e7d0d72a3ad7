package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.util.ArrayList;
import java.util.List;
import org.lwjgl.opengl.GLDebugMessageCallback;

/**
 * What the driver objects to, beyond errors, if the system property {@code dreamsphere.gpu.debug} is true; for tests, as
 * it slows the driver down.
 */
final class Objections {
    private static final ThreadLocal<List<String>> SEEN = ThreadLocal.withInitial(ArrayList::new);

    private Objections() {}

    static boolean areReported() {
        return Boolean.getBoolean("dreamsphere.gpu.debug");
    }

    /** Collects the objections to what the current thread does from now on. */
    static void listen() {
        if (!areReported()) {
            return;
        }
        glEnable(GL_DEBUG_OUTPUT);
        glEnable(GL_DEBUG_OUTPUT_SYNCHRONOUS);
        glDebugMessageCallback(
                (source, type, id, severity, length, message, user) -> {
                    if (type != GL_DEBUG_TYPE_PERFORMANCE && type != GL_DEBUG_TYPE_OTHER) {
                        SEEN.get().add(GLDebugMessageCallback.getMessage(length, message));
                    }
                },
                0);
    }

    /** Throws if there were objections since the last check. */
    static void check(String doing) {
        if (areReported() && !SEEN.get().isEmpty()) {
            List<String> seen = List.copyOf(SEEN.get());
            SEEN.get().clear();
            throw new GraphicsCardFailure("the graphics driver objects (" + doing + "): " + seen);
        }
    }
}
