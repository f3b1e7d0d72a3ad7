package io.github.dreamsphere.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;
import org.junit.jupiter.api.Test;

class OpenMpTest {
    private static final int LENGTH = 1 << 16;
    private static final int RUNS = 40;
    private static final long PAUSE_MILLISECONDS = 10;

    @Test
    void threadsWithoutWorkLeaveTheirCoresToOthers() throws InterruptedException {
        assumeTrue(OneDnn.isAvailable(), "no oneDNN on this platform");
        assumeTrue(System.getProperty("os.name").equals("Linux"), "GNU's OpenMP is used under Linux");
        assumeTrue(System.getenv("GOMP_SPINCOUNT") == null, "the environment says how threads wait");
        assumeTrue(System.getenv("OMP_WAIT_POLICY") == null, "the environment says how threads wait");
        assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "a single thread waits for none");
        memory.desc vector = OneDnn.describe(memory.format_tag.x, LENGTH);
        eltwise_forward.desc absolute =
                new eltwise_forward.desc(prop_kind.forward_inference, algorithm.eltwise_abs, vector, 0, 0);
        try (NativeFloats floats = new NativeFloats(LENGTH);
                memory values = OneDnn.memory(vector, floats.from(0));
                Primitive primitive = new Primitive(new eltwise_forward(
                                new eltwise_forward.primitive_desc(absolute, OneDnn.attributes(), OneDnn.engine())))
                        .with(DNNL_ARG_SRC, values)
                        .with(DNNL_ARG_DST, values)) {
            primitive.run();
            // The least of several, as Java's compiler and collector also work in this process.
            double least = Double.MAX_VALUE;
            for (int round = 0; round < 4; round++) {
                least = Math.min(least, busyMillisecondsPerRun(primitive));
            }
            assertThat(least)
                    .as("processor time of a tiny primitive with a pause, in ms")
                    .isLessThan(1.5);
        }
    }

    private static double busyMillisecondsPerRun(Primitive primitive) throws InterruptedException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = process.getProcessCpuTime();
        for (int run = 0; run < RUNS; run++) {
            primitive.run();
            Thread.sleep(PAUSE_MILLISECONDS);
        }
        return (process.getProcessCpuTime() - before) / 1e6 / RUNS;
    }
}
