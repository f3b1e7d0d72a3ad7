package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.viewer.gl.SystemLibraries;
import org.lwjgl.openxr.XR10;
import org.lwjgl.system.JNI;
import org.lwjgl.system.Library;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;
import org.lwjgl.system.SharedLibrary;

/** Keeps OpenXR's loader from printing: what goes wrong is said by this program, in one line. */
final class OpenXrLoader {
    private static final String SETTING = "XR_LOADER_DEBUG";
    private static final String QUIET = "none";

    private OpenXrLoader() {}

    /** Has the loader print nothing, unless the user has set how much it prints. Before any of OpenXR's functions. */
    static void silence() {
        boolean windows = Platform.get() == Platform.WINDOWS;
        if (System.getenv(SETTING) != null || Platform.get() == Platform.MACOSX) {
            return;
        }
        String library =
                windows ? "kernel32" : SystemLibraries.path("libc.so.6").orElse("libc.so.6");
        // Java cannot change the environment of its own process.
        try (SharedLibrary system = Library.loadNative(XR10.class, "org.lwjgl", library);
                MemoryStack stack = MemoryStack.stackPush()) {
            long set = system.getFunctionAddress(windows ? "SetEnvironmentVariableA" : "setenv");
            long setting = MemoryUtil.memAddress(stack.ASCII(SETTING));
            long value = MemoryUtil.memAddress(stack.ASCII(QUIET));
            if (windows) {
                JNI.callPPI(setting, value, set);
            } else {
                JNI.invokePPI(setting, value, 1, set);
            }
        } catch (UnsatisfiedLinkError e) {
            // Then the loader prints lines of its own beside ours.
            return;
        }
    }
}
