package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.opengl.GL33C.GL_RENDERER;
import static org.lwjgl.opengl.GL33C.glGetString;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lwjgl.glfw.GLFWErrorCallback;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryUtil;

/**
 * An OpenGL 3.3 core context, current on the thread that made it, and GLFW's window behind it. One at a time: GLFW is
 * started with it and ended with it.
 */
public final class GlContext implements AutoCloseable {
    private static final String NEEDED = "OpenGL 3.3 is needed";
    private static final String INSTALL =
            "; without a display it comes from EGL (Debian: apt install libegl1 libegl-mesa0 libgl1-mesa-dri)";

    private static String library = "native";
    private static String lastError = "";

    private final long window;

    private GlContext(long window) {
        this.window = window;
    }

    /**
     * A context to draw pictures with: by EGL without any display where that works, else in a hidden window.
     *
     * @throws GraphicsException if there is neither
     */
    public static GlContext offscreen() throws GraphicsException {
        if (!isLinux()) {
            return create(GLFW_ANY_PLATFORM, GLFW_NATIVE_CONTEXT_API, 64, 64, "dreamsphere", false);
        }
        try {
            return create(GLFW_PLATFORM_NULL, GLFW_EGL_CONTEXT_API, 64, 64, "dreamsphere", false);
        } catch (GraphicsException withoutDisplay) {
            if (!hasDisplay()) {
                throw withoutDisplay;
            }
            return create(GLFW_ANY_PLATFORM, GLFW_NATIVE_CONTEXT_API, 64, 64, "dreamsphere", false);
        }
    }

    /**
     * A window on the desktop.
     *
     * @throws NoWindowException if there is no display or no OpenGL 3.3
     * @throws GraphicsException if OpenGL cannot be used at all
     */
    public static GlContext window(int width, int height, String title) throws GraphicsException {
        if (isLinux() && !hasDisplay()) {
            throw new NoWindowException(
                    "there is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)");
        }
        return create(GLFW_ANY_PLATFORM, GLFW_NATIVE_CONTEXT_API, width, height, title, true);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static boolean hasDisplay() {
        return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(v -> !v.isEmpty())
                .orElse(false);
    }

    private static GlContext create(int platform, int api, int width, int height, String title, boolean visible)
            throws GraphicsException {
        SystemLibraries.usePaths();
        startGlfw(platform);
        try {
            setHints(api, visible);
            long window = glfwCreateWindow(width, height, title, MemoryUtil.NULL, MemoryUtil.NULL);
            if (window == MemoryUtil.NULL) {
                String problem = NEEDED + ", and this machine gives none: " + lastError;
                throw visible
                        ? new NoWindowException(problem + "; a newer graphics driver may have it")
                        : new GraphicsException(problem + (isLinux() ? INSTALL : ""));
            }
            glfwMakeContextCurrent(window);
            loadFunctions(api == GLFW_EGL_CONTEXT_API || glfwGetPlatform() == GLFW_PLATFORM_WAYLAND);
            GL.createCapabilities();
            return new GlContext(window);
        } catch (LinkageError | IllegalStateException e) {
            stopGlfw();
            throw new GraphicsException(NEEDED + ", and its library cannot be used: " + e.getMessage(), e);
        } catch (GraphicsException e) {
            stopGlfw();
            throw e;
        }
    }

    private static void startGlfw(int platform) throws GraphicsException {
        try {
            GLFWErrorCallback previous = glfwSetErrorCallback(
                    GLFWErrorCallback.create((code, text) -> lastError = GLFWErrorCallback.getDescription(text)));
            if (previous != null) {
                previous.free();
            }
            glfwInitHint(GLFW_PLATFORM, platform);
            if (!glfwInit()) {
                throw new GraphicsException("no window system can be used: " + lastError);
            }
        } catch (LinkageError e) {
            throw new GraphicsException("GLFW cannot be used on this machine: " + e.getMessage(), e);
        }
    }

    private static void setHints(int api, boolean visible) {
        glfwDefaultWindowHints();
        hintUsualVersion();
        glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
        glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, api);
        glfwWindowHint(GLFW_VISIBLE, visible ? GLFW_TRUE : GLFW_FALSE);
        glfwWindowHint(GLFW_SRGB_CAPABLE, GLFW_TRUE);
        glfwWindowHint(GLFW_DEPTH_BITS, 0);
        glfwWindowHint(GLFW_STENCIL_BITS, 0);
    }

    /** The next contexts have the version that is enough to draw. */
    static void hintUsualVersion() {
        hintVersion(3, 3);
    }

    /** The next contexts have at least this version. */
    static void hintVersion(int major, int minor) {
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, major);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, minor);
    }

    /** LWJGL must find OpenGL's functions where the context came from. */
    private static void loadFunctions(boolean egl) {
        String wanted = egl ? "EGL" : "native";
        if (!wanted.equals(library)) {
            Configuration.OPENGL_CONTEXT_API.set(wanted);
            GL.destroy();
            GL.create();
            library = wanted;
        }
    }

    /** What GLFW complained about last. */
    static String lastError() {
        return lastError;
    }

    /** True if there is no graphics card and the processor draws: Mesa's llvmpipe and softpipe, Google's SwiftShader. */
    public boolean drawsOnProcessor() {
        String renderer = String.valueOf(glGetString(GL_RENDERER)).toLowerCase(Locale.ROOT);
        return Stream.of("llvmpipe", "softpipe", "swiftshader").anyMatch(renderer::contains);
    }

    /** GLFW's handle of the window. */
    public long window() {
        return window;
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        glfwDestroyWindow(window);
        stopGlfw();
    }

    private static void stopGlfw() {
        glfwTerminate();
        GLFWErrorCallback callback = glfwSetErrorCallback(null);
        if (callback != null) {
            callback.free();
        }
    }
}
