package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.batch.Batch;
import io.github.dreamsphere.core.batch.BatchLog;
import io.github.dreamsphere.core.batch.Job;

/** Tells in a line of each file that a batch leaves alone or that fails. */
record TerminalBatchLog(Terminal terminal) implements BatchLog {
    @Override
    public void skipped(Job job, String reason) {
        terminal.out().println(job.target() + ": left alone, " + reason);
    }

    @Override
    public void failed(Job job, Throwable failure) {
        terminal.warn(Main.message(failure));
    }

    /** The line at the end of more than one file, and the exit code. */
    int summary(Batch.Result result) {
        if (result.written() + result.skipped() + result.failed() > 1) {
            terminal.out()
                    .println(result.written() + " written, " + result.skipped() + " left alone, " + result.failed()
                            + " failed");
        }
        return result.failed() == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
