package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.core.progress.Progress;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Where the command speaks: results to {@code out}, everything else to {@code err}; and how it hears Ctrl-C, which
 * long work sees as {@link Progress#cancelled()}.
 */
final class Terminal {
    /** How long Ctrl-C waits for the tile in hand; longer than the slowest tile. */
    private static final int SECONDS_TO_STOP = 60;

    private static final int MILLISECONDS_TO_LOOK = 50;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean interactive;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<String, String> names = new LinkedHashMap<>();
    private volatile boolean interrupted;
    private volatile boolean outIsReserved;
    private volatile boolean verbose;

    Terminal(PrintStream out, PrintStream err, boolean interactive) {
        this.out = out;
        this.err = err;
        this.interactive = interactive;
    }

    /** The process's own streams; Ctrl-C interrupts. */
    static Terminal ofProcess() {
        boolean interactive = Boolean.getBoolean("dreamsphere.terminal");
        Terminal terminal = new Terminal(stream(FileDescriptor.out), stream(FileDescriptor.err), interactive);
        Runtime.getRuntime().addShutdownHook(new Thread(terminal::interrupt, "interrupt"));
        return terminal;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /** For results as text: standard output, or standard error while a picture goes there. */
    PrintStream out() {
        return outIsReserved ? err : out;
    }

    /** Keeps standard output for the bytes of a picture. */
    OutputStream reserveOut() {
        outIsReserved = true;
        return out;
    }

    /** Lets messages call {@code file} by {@code name}. */
    void show(Path file, String name) {
        names.put(file.toString(), name);
    }

    /** {@code text} with the names that are to be shown. */
    String shown(String text) {
        String result = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            result = result.replace(name.getKey(), name.getValue());
        }
        return result;
    }

    PrintStream err() {
        return err;
    }

    /** A warning: one line, and the work goes on. */
    void warn(String message) {
        // Names in a file may contain what a terminal takes for commands.
        err.println("dreamsphere: " + shown(message).replaceAll("[\\p{Cc}&&[^\\n\\t]]", "?"));
    }

    /** From now on prints details. */
    void beVerbose() {
        verbose = true;
    }

    /** A line that is printed only if the terminal is verbose. */
    void detail(String message) {
        if (verbose) {
            warn(message);
        }
    }

    /** Progress of one piece of long work, shown until it is closed. */
    Activity progress(String what) {
        return interactive
                ? new ProgressBarDisplay(what, err, () -> interrupted)
                : new ProgressLines(what, err, () -> interrupted);
    }

    /** Ends the process; after Ctrl-C, lets the virtual machine end it instead. */
    void exit(int code) {
        ended.countDown();
        if (!interrupted) {
            System.exit(code);
        }
    }

    /** Asks the work in hand to stop. */
    void cancel() {
        interrupted = true;
    }

    /** Waits until Ctrl-C is pressed. */
    void awaitInterrupt() {
        try {
            while (!interrupted) {
                Thread.sleep(MILLISECONDS_TO_LOOK);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void interrupt() {
        cancel();
        try {
            if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                warn("the work in hand did not stop in " + SECONDS_TO_STOP + " s and was left");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
