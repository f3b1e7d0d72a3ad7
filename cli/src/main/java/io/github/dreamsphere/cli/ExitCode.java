package io.github.dreamsphere.cli;

/** What the process answers. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    /** Nothing failed, but files were left to another run, which was writing their results. */
    static final int BUSY = 3;
    /** 128 + SIGINT, as shells expect. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
