package io.github.dreamsphere.viewer.window;

import static org.lwjgl.glfw.GLFW.*;

import org.lwjgl.glfw.GLFWVidMode;
import org.lwjgl.system.MemoryUtil;

/** Makes a window fill the screen, and gives it back its place. */
final class FullScreen {
    private final long window;
    private final int[] x = new int[1];
    private final int[] y = new int[1];
    private final int[] width = new int[1];
    private final int[] height = new int[1];

    FullScreen(long window) {
        this.window = window;
    }

    boolean isOn() {
        return glfwGetWindowMonitor(window) != MemoryUtil.NULL;
    }

    void toggle() {
        if (isOn()) {
            glfwSetWindowMonitor(window, MemoryUtil.NULL, x[0], y[0], width[0], height[0], GLFW_DONT_CARE);
            return;
        }
        long monitor = glfwGetPrimaryMonitor();
        GLFWVidMode mode = monitor == MemoryUtil.NULL ? null : glfwGetVideoMode(monitor);
        if (mode != null) {
            glfwGetWindowPos(window, x, y);
            glfwGetWindowSize(window, width, height);
            glfwSetWindowMonitor(window, monitor, 0, 0, mode.width(), mode.height(), mode.refreshRate());
        }
    }
}
