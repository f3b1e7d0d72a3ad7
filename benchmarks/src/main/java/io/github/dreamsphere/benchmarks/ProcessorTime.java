package io.github.dreamsphere.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this process has taken. */
final class ProcessorTime {
    private ProcessorTime() {}

    /** Seconds of all cores together. */
    static double seconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
