package io.github.dreamsphere.app;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Estimate;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run reports, a line each. */
public final class RecordedEvents implements Events {
    private final List<String> lines = new ArrayList<>();
    private final boolean cancelled;

    private RecordedEvents(boolean cancelled) {
        this.cancelled = cancelled;
    }

    /** Lets the work go on. */
    public static RecordedEvents ofWork() {
        return new RecordedEvents(false);
    }

    /** Cancels the work. */
    public static RecordedEvents cancelling() {
        return new RecordedEvents(true);
    }

    /** What was reported, in order. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public Activity begin(String name) {
        lines.add("begin " + name);
        return new Activity() {
            @Override
            public void report(String stage, long done, long total) {
                // How often depends on the machine.
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }

            @Override
            public void close() {
                lines.add("end " + name);
            }
        };
    }

    @Override
    public void estimated(Path source, Estimate estimate) {
        lines.add("estimated " + source.getFileName());
    }

    @Override
    public void warning(String message) {
        lines.add("warning " + message);
    }

    @Override
    public void written(Result result) {
        lines.add("written " + result.file().getFileName() + " " + result.width() + "x" + result.height());
    }

    @Override
    public void drawn(Path file, PictureSize size) {
        lines.add("drawn " + file.getFileName() + " " + size);
    }

    @Override
    public void skipped(Path target, String reason) {
        lines.add("skipped " + target.getFileName() + " " + reason);
    }

    @Override
    public void failed(Path source, Throwable cause) {
        lines.add("failed " + source.getFileName());
    }
}
