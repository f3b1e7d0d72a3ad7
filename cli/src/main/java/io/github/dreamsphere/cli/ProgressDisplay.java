package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.progress.Progress;

/** Progress that is shown, until it is closed. */
interface ProgressDisplay extends Progress, AutoCloseable {
    @Override
    void close();
}
