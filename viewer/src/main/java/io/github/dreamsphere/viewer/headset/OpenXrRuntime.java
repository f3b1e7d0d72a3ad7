package io.github.dreamsphere.viewer.headset;

import static org.lwjgl.openxr.XR10.*;

import io.github.dreamsphere.viewer.scene.Eye;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lwjgl.PointerBuffer;
import org.lwjgl.openxr.XrExtensionProperties;
import org.lwjgl.openxr.XrInstance;
import org.lwjgl.openxr.XrInstanceCreateInfo;
import org.lwjgl.openxr.XrSystemGetInfo;
import org.lwjgl.openxr.XrSystemProperties;
import org.lwjgl.openxr.XrViewConfigurationView;
import org.lwjgl.system.MemoryStack;

/** A connection to this machine's OpenXR runtime, and the headset behind it. */
final class OpenXrRuntime implements AutoCloseable {
    /** Every runtime knows this version, the later ones too. */
    private static final long VERSION = XR_MAKE_VERSION(1, 0, 0);

    private final Set<String> extensions;
    private final XrInstance instance;
    private final long system;

    private OpenXrRuntime(Set<String> extensions, XrInstance instance) throws HeadsetException {
        this.extensions = extensions;
        this.instance = instance;
        this.system = system(instance);
    }

    /**
     * Connects.
     *
     * @throws HeadsetException if there is no runtime, no headset, or no OpenGL
     */
    static OpenXrRuntime open() throws HeadsetException {
        OpenXrLoader.silence();
        Set<String> used = used(offered());
        XrInstance instance = instance(used);
        try {
            return new OpenXrRuntime(used, instance);
        } catch (HeadsetException e) {
            xrDestroyInstance(instance);
            throw e;
        }
    }

    /** Whether there is a runtime and it has a headset. */
    static boolean hasHeadset() {
        try (OpenXrRuntime runtime = open()) {
            return runtime.system() != XR_NULL_SYSTEM_ID;
        } catch (HeadsetException | LinkageError e) {
            return false;
        }
    }

    private static Set<String> offered() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            IntBuffer count = stack.mallocInt(1);
            String what = "its list of extensions";
            OpenXrErrors.check(xrEnumerateInstanceExtensionProperties((ByteBuffer) null, count, null), what);
            try (XrExtensionProperties.Buffer properties = XrExtensionProperties.calloc(count.get(0))) {
                properties.forEach(XrExtensionProperties::type$Default);
                OpenXrErrors.check(xrEnumerateInstanceExtensionProperties((ByteBuffer) null, count, properties), what);
                Set<String> names = new HashSet<>();
                properties.stream().limit(count.get(0)).forEach(p -> names.add(p.extensionNameString()));
                return names;
            }
        }
    }

    private static Set<String> used(Set<String> offered) throws HeadsetException {
        if (!offered.contains(OpenXrGraphics.OPENGL)) {
            OpenXrErrors.check(XR_ERROR_EXTENSION_NOT_PRESENT, OpenXrGraphics.OPENGL);
        }
        Set<String> used = new HashSet<>(offered);
        used.retainAll(Stream.concat(
                        Stream.of(OpenXrGraphics.OPENGL, OpenXrGraphics.EGL), OpenXrController.extensions().stream())
                .toList());
        return used;
    }

    private static XrInstance instance(Set<String> used) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer names = stack.mallocPointer(used.size());
            used.forEach(name -> names.put(stack.ASCII(name)));
            XrInstanceCreateInfo info = XrInstanceCreateInfo.calloc(stack)
                    .type$Default()
                    .enabledExtensionNames(names.flip())
                    .applicationInfo(
                            a -> a.applicationName(stack.UTF8("dreamsphere")).apiVersion(VERSION));
            PointerBuffer handle = stack.mallocPointer(1);
            OpenXrErrors.check(xrCreateInstance(info, handle), "the program");
            return new XrInstance(handle.get(0), info);
        }
    }

    private static long system(XrInstance instance) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrSystemGetInfo wanted =
                    XrSystemGetInfo.calloc(stack).type$Default().formFactor(XR_FORM_FACTOR_HEAD_MOUNTED_DISPLAY);
            LongBuffer id = stack.mallocLong(1);
            OpenXrErrors.check(xrGetSystem(instance, wanted, id), "a headset");
            return id.get(0);
        }
    }

    XrInstance instance() {
        return instance;
    }

    /** The headset's number. */
    long system() {
        return system;
    }

    /** Whether the runtime has an extension, of those that this program uses. */
    boolean has(String extension) {
        return extensions.contains(extension);
    }

    /** The number that stands for a path. */
    long path(String path) throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            LongBuffer number = stack.mallocLong(1);
            OpenXrErrors.check(xrStringToPath(instance, stack.ASCII(path), number), path);
            return number.get(0);
        }
    }

    /** The headset's name. */
    String headset() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrSystemProperties properties = XrSystemProperties.calloc(stack).type$Default();
            OpenXrErrors.check(xrGetSystemProperties(instance, system, properties), "the headset's name");
            return properties.systemNameString();
        }
    }

    /** Width and height in pixels that the runtime recommends for an eye's picture: the larger ones of both eyes'. */
    int[] eyeSize() throws HeadsetException {
        try (MemoryStack stack = MemoryStack.stackPush()) {
            XrViewConfigurationView.Buffer views = XrViewConfigurationView.calloc(Eye.values().length, stack);
            views.forEach(XrViewConfigurationView::type$Default);
            OpenXrErrors.check(
                    xrEnumerateViewConfigurationViews(
                            instance, system, XR_VIEW_CONFIGURATION_TYPE_PRIMARY_STEREO, stack.mallocInt(1), views),
                    "the size of its pictures");
            List<XrViewConfigurationView> eyes = views.stream().toList();
            return new int[] {
                eyes.stream()
                        .mapToInt(XrViewConfigurationView::recommendedImageRectWidth)
                        .max()
                        .orElseThrow(),
                eyes.stream()
                        .mapToInt(XrViewConfigurationView::recommendedImageRectHeight)
                        .max()
                        .orElseThrow()
            };
        }
    }

    @Override
    public void close() {
        xrDestroyInstance(instance);
    }
}
