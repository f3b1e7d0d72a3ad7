package io.github.dreamsphere.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the process's resident memory (Linux) while 300 passes run: it should not grow. */
public final class ResidentMemory {
    private static final int STEPS = 300;
    private static final int SIZE = 448;

    private ResidentMemory() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        try (GoogLeNet net = new GoogLeNet(SIZE)) {
            for (int step = 0; step <= STEPS; step++) {
                net.step();
                if (step % (STEPS / 6) == 0) {
                    System.out.printf("after %3d steps: %s%n", step + 1, resident());
                }
            }
        }
    }

    /** The line of /proc/self/status, such as {@code VmRSS: 442500 kB}. */
    static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .findFirst()
                .orElse("unknown");
    }
}
