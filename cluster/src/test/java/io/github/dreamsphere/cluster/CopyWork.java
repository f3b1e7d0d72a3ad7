package io.github.dreamsphere.cluster;

import io.github.dreamsphere.BatchResult;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.app.cluster.PictureWork;
import io.github.dreamsphere.app.cluster.PictureWorker;
import io.github.dreamsphere.app.files.BatchRun;
import io.github.dreamsphere.core.batch.FileTask;
import io.github.dreamsphere.core.batch.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A work for tests, which copies files. A file called {@code killer} ends its executor; one called {@code twin} is not done
 * before a second attempt at it has begun; one called {@code broken} fails.
 *
 * @param meeting a folder where attempts leave a file each
 */
record CopyWork(String meeting) implements PictureWork {
    private static final long serialVersionUID = 1L;
    private static final int SECONDS_TO_MEET = 60;

    @Override
    public PictureWorker open(Function<String, Path> files) {
        return new Worker(Path.of(meeting));
    }

    private record Worker(Path meeting) implements PictureWorker {
        @Override
        public BatchResult run(Job job, boolean resume, Events events) {
            FileTask copy = (each, progress) -> {
                Path attempt = Files.createTempFile(
                        meeting, each.source().getFileName().toString(), ".attempt");
                Files.writeString(
                        attempt, String.valueOf(ProcessHandle.current().pid()));
                String name = each.source().getFileName().toString();
                if (name.startsWith("killer")) {
                    Runtime.getRuntime().halt(137);
                }
                if (name.startsWith("broken")) {
                    throw new IOException(each.source() + ": is broken");
                }
                if (name.startsWith("twin")) {
                    awaitTwin();
                }
                Files.copy(each.source(), each.target());
                events.written(new Result(each.target(), 1, 1, 0, Optional.empty(), Optional.empty()));
            };
            return BatchRun.of(copy, List.of(job), resume, "copying", events);
        }

        private void awaitTwin() {
            try {
                for (int i = 0; i < SECONDS_TO_MEET * 100; i++) {
                    if (attempts(meeting, "twin") > 1) {
                        return;
                    }
                    Thread.sleep(10);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /** How many attempts were made at the files whose names begin with {@code start}. */
    static long attempts(Path meeting, String start) {
        try (Stream<Path> files = Files.list(meeting)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
