package io.github.dreamsphere.cli;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.Result;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what a run reports, a line each: results to standard output, everything else to standard error. */
record TerminalEvents(Terminal terminal) implements Events {
    @Override
    public Activity begin(String name) {
        return terminal.progress(name);
    }

    @Override
    public void estimated(Path source, Estimate estimate) {
        StringBuilder line = new StringBuilder(source + ": about " + megabytes(estimate.memory()) + " of memory");
        estimate.scratchFolder().ifPresent(folder -> line.append(", ")
                .append(megabytes(estimate.scratch()))
                .append(" of disk in ")
                .append(folder));
        line.append(", ").append(time(estimate.seconds()));
        estimate.tile().ifPresent(tile -> line.append(", in tiles of ").append(tile));
        if (!estimate.octaves().isEmpty()) {
            int count = estimate.octaves().size();
            line.append(", in " + count + (count == 1 ? " octave of " : " octaves, from "))
                    .append(estimate.octaves().get(0));
        }
        terminal.err().println(terminal.shown(line.toString()));
    }

    private static String megabytes(long bytes) {
        return (bytes >> 20) + " MB";
    }

    private static String time(double seconds) {
        return seconds < 120
                ? String.format(Locale.ROOT, "%.0f s", Math.ceil(seconds))
                : String.format(Locale.ROOT, "%.0f min", Math.ceil(seconds / 60));
    }

    @Override
    public void interrupted(Path snapshots) {
        terminal.warn("the dream so far is in " + snapshots + "; --resume continues it");
    }

    @Override
    public void warning(String message) {
        terminal.warn(message);
    }

    @Override
    public void detail(String message) {
        terminal.detail(message);
    }

    @Override
    public void written(Result result) {
        terminal.out()
                .println(String.format(
                                Locale.ROOT,
                                "%s: %dx%d, %.1f s",
                                terminal.shown(result.file().toString()),
                                result.width(),
                                result.height(),
                                result.seconds())
                        + scores(result));
    }

    @Override
    public void drawn(Path file, PictureSize size) {
        terminal.out().println(terminal.shown(file + ": " + size));
    }

    private static String scores(Result result) {
        String seam = result.seam()
                .map(score -> String.format(Locale.ROOT, ", seam score %.2f", score))
                .orElse("");
        String poles = result.poles()
                .map(score -> String.format(Locale.ROOT, ", pole scores %.2f and %.2f", score.north(), score.south()))
                .orElse("");
        return seam + poles;
    }

    @Override
    public void skipped(Path target, String reason) {
        terminal.out().println(terminal.shown(target + ": skipped, " + reason));
    }

    @Override
    public void busy(Path target) {
        terminal.out().println(terminal.shown(target + ": left to another run, which is writing it"));
    }

    @Override
    public void failed(Path source, Throwable cause) {
        terminal.warn(Main.message(cause));
    }

    /** Prints the counts of a batch of several files, and gives the exit code. */
    int end(BatchResult result) {
        if (result.written() + result.skipped() + result.busy() + result.failed() > 1) {
            String busy = result.busy() == 0 ? "" : result.busy() + " left to another run, ";
            terminal.out()
                    .println(result.written() + " written, " + result.skipped() + " skipped, " + busy + result.failed()
                            + " failed");
        }
        if (result.failed() > 0) {
            return ExitCode.FAILED;
        }
        return result.busy() > 0 ? ExitCode.BUSY : ExitCode.DONE;
    }
}
