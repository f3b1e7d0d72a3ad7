package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.OverwritesInputException;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Runs a task on many files, one after the other. A file that fails does not stop the others. Several processes may share
 * the same files: a batch skips targets that another process is writing, or has written since the batch began.
 */
public final class Batch {
    private final FileTask task;
    private final boolean resume;
    private final BatchListener listener;
    private final FileTime start = FileTime.from(Instant.now());
    private final Set<Path> targets = new HashSet<>();

    /**
     * @param resume whether to skip targets that exist and can be read to the end, whoever wrote them
     * @param listener is told which files are skipped or fail
     */
    public Batch(FileTask task, boolean resume, BatchListener listener) {
        this.task = task;
        this.resume = resume;
        this.listener = listener;
    }

    /** The numbers of files that were written, were skipped, and failed. */
    public record Result(int written, int skipped, int failed) {}

    /**
     * Runs {@code jobs} in order.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled; files written before stay
     */
    public Result run(List<Job> jobs, Progress progress) {
        int written = 0;
        int failed = 0;
        for (int i = 0; i < jobs.size(); i++) {
            progress.checkCancelled();
            try {
                written += run(jobs.get(i), share(progress, i, jobs)) ? 1 : 0;
            } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
                listener.failed(jobs.get(i), e);
                failed++;
            }
        }
        return new Result(written, jobs.size() - written - failed, failed);
    }

    private static Progress share(Progress progress, int index, List<Job> jobs) {
        String place = jobs.size() == 1 ? "" : (index + 1) + "/" + jobs.size() + " ";
        String file = jobs.get(index).source().getFileName().toString();
        return new PartProgress(progress, place + file, index, jobs.size());
    }

    private boolean run(Job job, Progress progress) throws IOException {
        check(job);
        Files.createDirectories(job.target().toAbsolutePath().getParent());
        Optional<JobLock> lock = JobLock.tryLock(job.target());
        if (lock.isEmpty()) {
            listener.skipped(job, "another run is writing it");
            return false;
        }
        try (JobLock held = lock.get()) {
            Optional<String> reason = reasonToSkip(job);
            reason.ifPresent(r -> listener.skipped(job, r));
            if (reason.isEmpty()) {
                deletePartials(job.target());
                task.run(job, progress);
            }
            return reason.isEmpty();
        }
    }

    /** Deletes partial files that a killed process left. Nobody else writes the target while it is locked. */
    private static void deletePartials(Path target) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        try (DirectoryStream<Path> parts =
                Files.newDirectoryStream(folder, file -> OutputFile.isPartial(file, target))) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private void check(Job job) throws IOException {
        if (!targets.add(job.target().toAbsolutePath().normalize())) {
            throw new ImageFileException(
                    job.source(),
                    "its result would be " + job.target() + ", like that of another file; run it separately");
        }
        if (Files.exists(job.target()) && Files.isSameFile(job.source(), job.target())) {
            throw new OverwritesInputException(job.target());
        }
    }

    private Optional<String> reasonToSkip(Job job) throws IOException {
        if (!Files.exists(job.target())) {
            return Optional.empty();
        }
        if (Files.getLastModifiedTime(job.target()).compareTo(start) > 0) {
            return Optional.of("another run has written it");
        }
        if (!resume || !isComplete(job.target())) {
            return Optional.empty();
        }
        task.checkDone(job);
        return Optional.of("it exists already");
    }

    private static boolean isComplete(Path target) {
        try (BandReader reader = BandReader.open(target)) {
            while (reader.rowsLeft() > 0) {
                reader.read(256);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
