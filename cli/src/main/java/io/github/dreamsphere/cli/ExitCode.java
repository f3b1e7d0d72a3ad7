package io.github.dreamsphere.cli;

/** What the process answers. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;
    /** 128 + SIGINT, as shells expect. */
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
