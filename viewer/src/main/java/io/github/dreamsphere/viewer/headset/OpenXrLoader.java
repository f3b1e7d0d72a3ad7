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
        if (System.getenv(SETTING) != null) {
            return;
        }
        // Java cannot change the environment of its own process.
        try (MemoryStack stack = MemoryStack.stackPush()) {
            long setting = MemoryUtil.memAddress(stack.ASCII(SETTING));
            long value = MemoryUtil.memAddress(stack.ASCII(QUIET));
            switch (Platform.get()) {
                case LINUX -> setOnLinux(setting, value);
                case WINDOWS -> setOnWindows(setting, value);
                default -> {}
            }
        } catch (LinkageError e) {
            // Then the loader prints lines of its own beside ours.
            return;
        }
    }

    private static void setOnLinux(long setting, long value) {
        long setenv = SystemLibraries.function("setenv");
        if (setenv != MemoryUtil.NULL) {
            JNI.invokePPI(setting, value, 1, setenv);
        }
    }

    private static void setOnWindows(long setting, long value) {
        try (SharedLibrary system = Library.loadNative(XR10.class, "org.lwjgl", "kernel32")) {
            JNI.callPPI(setting, value, system.getFunctionAddress("SetEnvironmentVariableA"));
        }
    }
}
