package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.viewer.gl.SystemLibraries;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.system.Platform;

/**
 * Has threads give way to those that draw. Java's own priorities do nothing on Linux; there a thread's niceness and
 * policy count, which threads that it starts inherit, OpenMP's among them.
 */
public enum BackgroundPriority {
    /** The user waits for the result, but frames do not wait for it. */
    LOADING(Thread.NORM_PRIORITY - 1) {
        @Override
        void enter(int thread) {
            long setpriority = SystemLibraries.function("setpriority");
            if (setpriority != MemoryUtil.NULL) {
                JNI.invokeI(PRIO_PROCESS, thread, NICENESS, setpriority);
            }
        }
    },
    /**
     * What is left of the processor. To Linux's scheduler a core that only dreams is idle, so it never lays two threads
     * that draw on one core because the other dreams; beside merely nicer threads it does, and the frame takes twice as
     * long.
     */
    DREAMING(Thread.MIN_PRIORITY) {
        @Override
        void enter(int thread) {
            long setscheduler = SystemLibraries.function("sched_setscheduler");
            if (setscheduler == MemoryUtil.NULL) {
                return;
            }
            try (MemoryStack stack = MemoryStack.stackPush()) {
                // Numbers travel in registers as wide as a long; LWJGL has no call with the two narrow ones.
                JNI.invokePPPI(thread, SCHED_IDLE, MemoryUtil.memAddress(stack.ints(0)), setscheduler);
            }
        }
    };

    private static final int NICENESS = 5;
    /** setpriority's number for "one thread". */
    private static final int PRIO_PROCESS = 0;
    /** The number of the thread that calls. */
    private static final int CALLER = 0;

    private static final int SCHED_IDLE = 5;

    private final int priority;

    BackgroundPriority(int priority) {
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
    abstract void enter(int thread);
}
