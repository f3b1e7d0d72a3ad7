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
 * Does a task to many files, one after the other. A file that fails does not stop the others, and several runs over the same
 * files share the work: what one has in hand, or has made since this one began, this one leaves alone.
 */
public final class Batch {
    private final FileTask task;
    private final boolean resume;
    private final BatchLog log;
    private final FileTime begin = FileTime.from(Instant.now());
    private final Set<Path> targets = new HashSet<>();

    /**
     * @param resume whether targets that are there and can be read to their end are left alone, whoever made them
     */
    public Batch(FileTask task, boolean resume, BatchLog log) {
        this.task = task;
        this.resume = resume;
        this.log = log;
    }

    /** How many files were written, left alone, and failed. */
    public record Result(int written, int skipped, int failed) {}

    /**
     * Does {@code jobs} in their order.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} says so; files done stay
     */
    public Result run(List<Job> jobs, Progress progress) {
        int written = 0;
        int failed = 0;
        for (int i = 0; i < jobs.size(); i++) {
            progress.checkCancelled();
            try {
                written += run(jobs.get(i), share(progress, i, jobs)) ? 1 : 0;
            } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
                log.failed(jobs.get(i), e);
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
        Optional<JobLock> claim = JobLock.claim(job.target());
        if (claim.isEmpty()) {
            log.skipped(job, "another run has it in hand");
            return false;
        }
        try (JobLock held = claim.get()) {
            Optional<String> reason = reasonToSkip(job);
            reason.ifPresent(r -> log.skipped(job, r));
            if (reason.isEmpty()) {
                sweep(job.target());
                task.run(job, progress);
            }
            return reason.isEmpty();
        }
    }

    /** Removes what a run that was killed left of writing the target; nobody else writes it while it is claimed. */
    private static void sweep(Path target) throws IOException {
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
                    job.source(), "its result would be " + job.target() + ", as another file's; do it by itself");
        }
        if (Files.exists(job.target()) && Files.isSameFile(job.source(), job.target())) {
            throw new OverwritesInputException(job.target());
        }
    }

    private Optional<String> reasonToSkip(Job job) throws IOException {
        if (!Files.exists(job.target())) {
            return Optional.empty();
        }
        if (Files.getLastModifiedTime(job.target()).compareTo(begin) > 0) {
            return Optional.of("another run has made it");
        }
        if (!resume || !isComplete(job.target())) {
            return Optional.empty();
        }
        task.checkDone(job);
        return Optional.of("it is there already");
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
