package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark in the names of unfinished files that says which process writes them, so that others can tell whether it still
 * runs: the machine (its boot and process namespace, where the system tells them), the process, when it began, and a
 * number.
 */
final class ProcessMark {
    private static final AtomicLong COUNTER = new AtomicLong();
    private static final Pattern MARK = Pattern.compile("([0-9a-z]+)-([0-9a-z]+)-([0-9a-z]+)-[0-9a-z]+");
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
        return mark.matches()
                && mark.group(1).equals(MACHINE)
                && ProcessHandle.of(Long.parseLong(mark.group(2), Character.MAX_RADIX))
                        .filter(process -> of(process).equals(mark.group(2) + "-" + mark.group(3)))
                        .isEmpty();
    }

    private static String of(ProcessHandle process) {
        // Process numbers are used again; together with its start one stands for one process.
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return number(process.pid()) + "-" + number(start);
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
