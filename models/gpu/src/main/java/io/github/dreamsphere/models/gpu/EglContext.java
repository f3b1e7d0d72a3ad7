package io.github.dreamsphere.models.gpu;

import static org.lwjgl.egl.EGL15.*;
import static org.lwjgl.egl.EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGLCapabilities;
import org.lwjgl.egl.EXTDeviceEnumeration;
import org.lwjgl.egl.EXTPlatformBase;
import org.lwjgl.opengl.GL;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** A context without a display, which exists while a thread uses it. */
final class EglContext implements CardContext {
    private static final int MOST_DEVICES = 16;

    /** EGL_MESA_platform_surfaceless: no display at all. */
    private static final int EGL_PLATFORM_SURFACELESS_MESA = 0x31DD;

    private static final String INSTALL =
            "; without a display it comes from EGL (Debian: apt install libegl1 libegl-mesa0 libgl1-mesa-dri)";

    private final DisplayMaker maker;
    private long display;
    private long context;

    private EglContext(DisplayMaker maker) {
        this.maker = maker;
    }

    @FunctionalInterface
    private interface DisplayMaker {
        long make() throws GraphicsCardException;
    }

    /** The number of devices that EGL lists; 0 if it lists none, so that only the driver's own choice is left. */
    static int devices() throws GraphicsCardException {
        return devicePointers().size();
    }

    /** A context on the device of this number, from 0. */
    static EglContext on(int device) {
        return new EglContext(() -> display(device));
    }

    private static long display(int device) throws GraphicsCardException {
        List<Long> devices = devicePointers();
        if (device >= devices.size()) {
            throw new GraphicsCardException("there is no device " + device + "; EGL lists " + devices.size());
        }
        EGLCapabilities client = client();
        if (!client.EGL_EXT_platform_base) {
            throw new GraphicsCardException("EGL cannot open a device: EGL_EXT_platform_base is missing");
        }
        return EXTPlatformBase.eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices.get(device), (IntBuffer) null);
    }

    /** A context on the device that the driver chooses, without any display. */
    static EglContext onAny() {
        return new EglContext(EglContext::surfaceless);
    }

    private static long surfaceless() throws GraphicsCardException {
        EGLCapabilities client = client();
        if (client.eglGetPlatformDisplay == MemoryUtil.NULL) {
            throw new GraphicsCardException("EGL 1.5 is needed" + INSTALL);
        }
        return JNI.callPPP(
                EGL_PLATFORM_SURFACELESS_MESA, MemoryUtil.NULL, MemoryUtil.NULL, client.eglGetPlatformDisplay);
    }

    private static EGLCapabilities client() throws GraphicsCardException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            throw new GraphicsCardException("graphics cards can be used only on Linux so far");
        }
        try {
            return EGL.getCapabilities();
        } catch (LinkageError | IllegalStateException e) {
            throw new GraphicsCardException("EGL cannot be used: " + e.getMessage() + INSTALL, e);
        }
    }

    private static List<Long> devicePointers() throws GraphicsCardException {
        List<Long> found = new ArrayList<>();
        EGLCapabilities client = client();
        if (!client.EGL_EXT_device_enumeration) {
            return found;
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer devices = stack.mallocPointer(MOST_DEVICES);
            IntBuffer count = stack.mallocInt(1);
            if (EXTDeviceEnumeration.eglQueryDevicesEXT(devices, count)) {
                for (int i = 0; i < count.get(0); i++) {
                    found.add(devices.get(i));
                }
            }
        }
        return found;
    }

    @Override
    public void enter() throws GraphicsCardException {
        display = maker.make();
        if (display == EGL_NO_DISPLAY) {
            throw new GraphicsCardException("EGL cannot open the device" + INSTALL);
        }
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer major = stack.mallocInt(1);
            IntBuffer minor = stack.mallocInt(1);
            if (!eglInitialize(display, major, minor)) {
                throw new GraphicsCardException(
                        "EGL cannot start the device (error 0x" + Integer.toHexString(eglGetError()) + ")" + INSTALL);
            }
            EGL.createDisplayCapabilities(display, major.get(0), minor.get(0));
            context = eglBindAPI(EGL_OPENGL_API) ? context(display, stack) : EGL_NO_CONTEXT;
            if (context == EGL_NO_CONTEXT || !eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context)) {
                eglTerminate(display);
                throw new GraphicsCardException("the device has no OpenGL 4.3; a newer graphics driver may have it");
            }
            if (GL.getFunctionProvider() == null) {
                Configuration.OPENGL_CONTEXT_API.set("EGL");
                GL.create();
            }
            GL.createCapabilities();
        }
    }

    private static long context(long display, MemoryStack stack) {
        PointerBuffer configs = stack.mallocPointer(1);
        IntBuffer count = stack.mallocInt(1);
        IntBuffer wanted = stack.ints(EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE);
        if (!eglChooseConfig(display, wanted, configs, count) || count.get(0) == 0) {
            return EGL_NO_CONTEXT;
        }
        IntBuffer version = stack.ints(
                EGL_CONTEXT_MAJOR_VERSION,
                4,
                EGL_CONTEXT_MINOR_VERSION,
                3,
                EGL_CONTEXT_OPENGL_PROFILE_MASK,
                EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                EGL_CONTEXT_OPENGL_DEBUG,
                Objections.areReported() ? EGL_TRUE : EGL_FALSE,
                EGL_NONE);
        return eglCreateContext(display, configs.get(0), EGL_NO_CONTEXT, version);
    }

    @Override
    public void leave() {
        GL.setCapabilities(null);
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
        eglTerminate(display);
    }
}
