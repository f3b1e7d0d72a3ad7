package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark in the names of unfinished files that says which process writes them, so that others can tell whether it still
 * runs: the machine (its boot and process namespace, where the system tells them), the process, when it began, and a
 * number. Where the system tells no machine, as outside Linux, no process is known to have ended.
 */
final class ProcessMark {
    private static final int START_FIELD = 19;
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Pattern MARK = Pattern.compile("([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+");
    private static final String UNKNOWN = number(0);
    private static final String MACHINE = number(
            Integer.toUnsignedLong((read("/proc/sys/kernel/random/boot_id") + link("/proc/self/ns/pid")).hashCode()));
    private static final String OWN = MACHINE + "-" + of(ProcessHandle.current());

    private ProcessMark() {}

    /** A mark of this process, another one with every call. */
    static String next() {
        return OWN + "-" + number(COUNTER.incrementAndGet());
    }

    /** Whether {@code text} is the mark of a process that ran on this machine and has ended. */
    static boolean isOfEndedProcess(String text) {
        Matcher mark = MARK.matcher(text);
        return !MACHINE.equals(UNKNOWN)
                && mark.matches()
                && mark.group(1).equals(MACHINE)
                && ProcessHandle.of(Long.parseLong(mark.group(2), Character.MAX_RADIX))
                        .filter(process -> of(process).equals(mark.group(2) + "-" + mark.group(3)))
                        .isEmpty();
    }

    private static String of(ProcessHandle process) {
        // Process numbers are used again; together with its start one stands for one process.
        return number(process.pid()) + "-" + number(start(process));
    }

    /**
     * When a process began, in ticks since the boot; 0 where the system does not tell. Java's own time of the start is that
     * of the clock, and two processes see different ones once the clock has been set.
     */
    private static long start(ProcessHandle process) {
        String status = read("/proc/" + process.pid() + "/stat");
        // The name, in brackets, may have spaces; the start is the 20th field after it (proc(5), field 22).
        String[] fields = status.substring(status.lastIndexOf(')') + 1).strip().split(" ");
        return fields.length > START_FIELD ? Long.parseLong(fields[START_FIELD]) : 0;
    }

    private static String number(long value) {
        return Long.toString(value, Character.MAX_RADIX);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }

    private static String link(String file) {
        try {
            return Files.readSymbolicLink(Path.of(file)).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }
}
