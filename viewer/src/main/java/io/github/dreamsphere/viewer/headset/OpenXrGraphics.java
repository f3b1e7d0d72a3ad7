package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.glfw.GLFW.*;
import static org.lwjgl.openxr.XR10.*;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.glfw.GLFWNativeEGL;
import org.lwjgl.glfw.GLFWNativeGLX;
import org.lwjgl.glfw.GLFWNativeX11;
import org.lwjgl.opengl.GLX13;
import org.lwjgl.opengl.WGL;
import org.lwjgl.openxr.KHROpenGLEnable;
import org.lwjgl.openxr.XrGraphicsBindingEGLMNDX;
import org.lwjgl.openxr.XrGraphicsBindingOpenGLWin32KHR;
import org.lwjgl.openxr.XrGraphicsBindingOpenGLXlibKHR;
import org.lwjgl.openxr.XrGraphicsRequirementsOpenGLKHR;
import org.lwjgl.openxr.XrSession;
import org.lwjgl.openxr.XrSessionCreateInfo;
import org.lwjgl.system.MemoryStack;

/** Makes an OpenXR session that draws with the current OpenGL context: of WGL, GLX or EGL. */
final class OpenXrGraphics {
    static final String OPENGL = "XR_KHR_opengl_enable";
    static final String EGL = "XR_MNDX_egl_enable";

    private OpenXrGraphics() {}

    static XrSession session(OpenXrRuntime runtime) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            // Asking for these is required before there may be a session.
            XrGraphicsRequirementsOpenGLKHR needs =
                    XrGraphicsRequirementsOpenGLKHR.calloc(stack).type$Default();
            OpenXrErrors.check(
                    KHROpenGLEnable.xrGetOpenGLGraphicsRequirementsKHR(runtime.instance(), runtime.system(), needs),
                    "OpenGL");
            XrSessionCreateInfo info = XrSessionCreateInfo.calloc(stack)
                    .type$Default()
                    .systemId(runtime.system())
                    .next(binding(runtime, stack));
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(xrCreateSession(runtime.instance(), info, handle), "a session");
            return new XrSession(handle.get(0), runtime.instance());
        }
    }

    /** The address of the structure that names the current context. */
    private static long binding(OpenXrRuntime runtime, MemoryStack stack) throws HeadsetException {
        long window = glfwGetCurrentContext();
        return switch (glfwGetPlatform()) {
            case GLFW_PLATFORM_WIN32 -> wgl(stack);
            case GLFW_PLATFORM_X11 -> glx(window, stack);
            default -> egl(window, runtime, stack);
        };
    }

    private static long wgl(MemoryStack stack) {
        return XrGraphicsBindingOpenGLWin32KHR.calloc(stack)
                .type$Default()
                .hDC(WGL.wglGetCurrentDC())
                .hGLRC(WGL.nwglGetCurrentContext(0))
                .address();
    }

    private static long glx(long window, MemoryStack stack) {
        long display = GLFWNativeX11.glfwGetX11Display();
        long config = GLFWNativeGLX.glfwGetGLXFBConfig(window);
        IntBuffer visual = stack.callocInt(1);
        GLX13.glXGetFBConfigAttrib(display, config, GLX13.GLX_VISUAL_ID, visual);
        return XrGraphicsBindingOpenGLXlibKHR.calloc(stack)
                .type$Default()
                .xDisplay(display)
                .visualid(visual.get(0))
                .glxFBConfig(config)
                .glxDrawable(GLFWNativeGLX.glfwGetGLXWindow(window))
                .glxContext(GLFWNativeGLX.glfwGetGLXContext(window))
                .address();
    }

    private static long egl(long window, OpenXrRuntime runtime, MemoryStack stack) throws HeadsetException {
        if (!runtime.has(EGL)) {
            throw new HeadsetException(
                    "the headset's OpenXR runtime needs a window of X11; start without WAYLAND_DISPLAY");
        }
        return XrGraphicsBindingEGLMNDX.calloc(stack)
                .type$Default()
                .getProcAddress(org.lwjgl.egl.EGL.getCapabilities().eglGetProcAddress)
                .display(GLFWNativeEGL.glfwGetEGLDisplay())
                .config(GLFWNativeEGL.glfwGetEGLConfig(window))
                .context(GLFWNativeEGL.glfwGetEGLContext(window))
                .address();
    }
}
