package io.github.dreamsphere.cluster;

import io.github.dreamsphere.Activity;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.util.LongAccumulator;

/** Keeps what is reported of one picture for the driver, and counts the progress. */
final class TaskEvents implements Events {
    /** The progress that stands for a whole picture. */
    static final long WHOLE = 1000;

    private final TaskContext task;
    private final LongAccumulator progress;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Outcome.Size size;
    private String skipped = "";
    private String failed = "";

    TaskEvents(TaskContext task, LongAccumulator progress) {
        this.task = task;
        this.progress = progress;
    }

    /** Lets messages call the copy at {@code file} by its {@code place}. */
    void show(Path file, String place) {
        places.put(file.toString(), place);
    }

    private String shown(String message) {
        String text = message;
        for (Map.Entry<String, String> place : places.entrySet()) {
            text = text.replace(place.getKey(), place.getValue());
        }
        return text;
    }

    @Override
    public Activity begin(String name) {
        return new Activity() {
            private long counted;

            @Override
            public void report(String stage, long done, long total) {
                long now = Math.min(WHOLE, WHOLE * done / Math.max(1, total));
                if (now > counted) {
                    progress.add(now - counted);
                    counted = now;
                }
            }

            @Override
            public boolean cancelled() {
                return task.isInterrupted();
            }
        };
    }

    @Override
    public void warning(String message) {
        warnings.add(shown(message));
    }

    @Override
    public void written(Result result) {
        size = Outcome.Size.of(result);
    }

    @Override
    public void skipped(Path target, String reason) {
        skipped = reason;
    }

    @Override
    public void busy(Path target) {
        failed = shown(target + ": another run is writing it");
    }

    @Override
    public void failed(Path source, Throwable cause) {
        String file = shown(source.toString());
        String problem = shown(problem(cause));
        failed = problem.startsWith(file) ? problem : file + ": " + problem;
    }

    private static String problem(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            return "out of memory: give each process more with --memory";
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** What became of the picture. */
    Outcome outcome() {
        if (!failed.isEmpty()) {
            return new Outcome(Outcome.Kind.FAILED, failed, null, warnings);
        }
        return skipped.isEmpty()
                ? new Outcome(Outcome.Kind.WRITTEN, "", size, warnings)
                : new Outcome(Outcome.Kind.SKIPPED, skipped, null, warnings);
    }
}
