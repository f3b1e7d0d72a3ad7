package io.github.dreamsphere.cluster;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run reports. */
final class ReportedEvents implements Events {
    final List<String> warnings = new ArrayList<>();
    final List<String> written = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final List<String> failed = new ArrayList<>();

    @Override
    public void warning(String message) {
        warnings.add(message);
    }

    @Override
    public void written(Result result) {
        written.add(result.file().getFileName().toString());
    }

    @Override
    public void skipped(Path target, String reason) {
        skipped.add(target.getFileName() + ": " + reason);
    }

    @Override
    public void failed(Path source, Throwable cause) {
        failed.add(cause.getMessage());
    }
}
