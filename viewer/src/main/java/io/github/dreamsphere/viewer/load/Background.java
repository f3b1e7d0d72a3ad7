package io.github.dreamsphere.viewer.load;

import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;
import org.lwjgl.system.linux.DynamicLinkLoader;

/**
 * Has threads give way to those that draw. Java's own priorities do nothing on Linux; there a thread's niceness counts,
 * which threads that it starts inherit, OpenMP's among them.
 */
public enum Background {
    /** Someone waits for the result, but a frame must not. */
    LOADING(5, Thread.NORM_PRIORITY - 1),
    /** What is left of the processor, and a tenth of it where nothing is: else the dream would stand still. */
    DREAMING(10, Thread.MIN_PRIORITY);

    /** setpriority's number for "one thread". */
    private static final int PRIO_PROCESS = 0;
    /** setpriority's number of the thread that calls. */
    private static final int CALLER = 0;

    private final int niceness;
    private final int priority;

    Background(int niceness, int priority) {
        this.niceness = niceness;
        this.priority = priority;
    }

    /** From now on the calling thread, and those that it starts, give way. */
    public void enter() {
        if (Platform.get() == Platform.LINUX) {
            enter(CALLER);
        } else {
            Thread.currentThread().setPriority(priority);
        }
    }

    /** From now on a thread of this process, by Linux's number, gives way. */
    void enter(int thread) {
        long program = DynamicLinkLoader.dlopen((CharSequence) null, DynamicLinkLoader.RTLD_NOW);
        long setpriority =
                program == MemoryUtil.NULL ? MemoryUtil.NULL : DynamicLinkLoader.dlsym(program, "setpriority");
        if (setpriority != MemoryUtil.NULL) {
            JNI.invokeI(PRIO_PROCESS, thread, niceness, setpriority);
        }
    }
}
