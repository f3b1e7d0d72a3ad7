package io.github.dreamsphere.cli.fuzz;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that tries inputs of one format, so that the end of the JVM ends only this process. It prints a line before
 * and after each input: {@code at NUMBER} and {@code KIND MILLISECONDS WHAT}; at the end {@code peak MEGABYTES}.
 */
final class FuzzWorker {
    private FuzzWorker() {}

    /** Arguments: the name of the format, the seed, the first number, the number of inputs, the folder. */
    public static void main(String[] arguments) throws IOException {
        Format format = Formats.named(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        int first = Integer.parseInt(arguments[2]);
        Verdict.Judge judge = new Verdict.Judge(format, Path.of(arguments[4]));
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        for (int number = first; number < first + Integer.parseInt(arguments[3]); number++) {
            System.out.println("at " + number);
            System.out.flush();
            long start = threads.getCurrentThreadCpuTime();
            Verdict verdict = judge.of(format.input(seed, number));
            long milliseconds = (threads.getCurrentThreadCpuTime() - start) / 1_000_000;
            System.out.println(verdict.kind() + " " + milliseconds + " " + verdict.what());
        }
        System.out.println("peak " + peakMegabytes());
    }

    /** The most memory that this process has had, as Linux tells. */
    private static long peakMegabytes() throws IOException {
        List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
        return status.stream()
                .filter(line -> line.startsWith("VmHWM"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                .findFirst()
                .orElse(0);
    }
}
