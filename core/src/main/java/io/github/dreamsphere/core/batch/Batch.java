package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.file.BusyException;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.file.OverwritesInputException;
import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.ImageFileException;
import io.github.dreamsphere.core.progress.PartProgress;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Map<Path, TargetState> before = new HashMap<>();
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

    /**
     * How many files were done.
     *
     * @param written written
     * @param skipped skipped, because their targets are there
     * @param busy left to another run, which was writing them
     * @param failed failed
     */
    public record Result(int written, int skipped, int busy, int failed) {}

    private enum Outcome {
        WRITTEN,
        SKIPPED,
        BUSY,
        FAILED
    }

    /**
     * Runs {@code jobs} in order.
     *
     * @throws io.github.dreamsphere.core.progress.Cancelled if {@code progress} is cancelled; files written before stay
     */
    public Result run(List<Job> jobs, Progress progress) {
        for (Job job : jobs) {
            before.put(job.target(), TargetState.of(job.target()));
        }
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        for (int i = 0; i < jobs.size(); i++) {
            progress.checkCancelled();
            counts.merge(outcome(jobs.get(i), share(progress, i, jobs)), 1, Integer::sum);
        }
        return new Result(
                counts.getOrDefault(Outcome.WRITTEN, 0),
                counts.getOrDefault(Outcome.SKIPPED, 0),
                counts.getOrDefault(Outcome.BUSY, 0),
                counts.getOrDefault(Outcome.FAILED, 0));
    }

    private Outcome outcome(Job job, Progress progress) {
        try {
            return run(job, progress);
        } catch (BusyException e) {
            listener.busy(job);
            return Outcome.BUSY;
        } catch (IOException | IllegalArgumentException | OutOfMemoryError | StackOverflowError | LinkageError e) {
            listener.failed(job, e);
            return Outcome.FAILED;
        }
    }

    private static Progress share(Progress progress, int index, List<Job> jobs) {
        String place = jobs.size() == 1 ? "" : (index + 1) + "/" + jobs.size() + " ";
        String file = jobs.get(index).source().getFileName().toString();
        return new PartProgress(progress, place + file, index, jobs.size());
    }

    private Outcome run(Job job, Progress progress) throws IOException {
        check(job);
        Files.createDirectories(job.target().toAbsolutePath().getParent());
        try (TargetLock held = TargetLock.of(job.target())) {
            Optional<String> reason = reasonToSkip(job);
            if (reason.isPresent()) {
                listener.skipped(job, reason.get());
                return Outcome.SKIPPED;
            }
            deletePartials(job.target());
            task.run(job, progress);
            return Outcome.WRITTEN;
        }
    }

    /** Deletes partial files that a killed process left. Nobody else writes the target while it is locked. */
    private static void deletePartials(Path target) throws IOException {
        Path file = OutputFile.followed(target);
        Path folder = file.toAbsolutePath().getParent();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, part -> OutputFile.isPartial(part, file))) {
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
        boolean isNew = !TargetState.of(job.target()).equals(before.get(job.target()));
        if (!(isNew || resume) || !isComplete(job.target())) {
            return Optional.empty();
        }
        task.checkDone(job);
        return Optional.of(isNew ? "another run has written it" : "it exists already");
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
