package io.github.dreamsphere.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchTest {
    @TempDir
    private Path folder;

    private Path results;
    private final List<String> log = new ArrayList<>();

    private final BatchListener listener = new BatchListener() {
        @Override
        public void busy(Job job) {
            log.add(job.source().getFileName() + " busy");
        }

        @Override
        public void skipped(Job job, String reason) {
            log.add(job.source().getFileName() + " skipped: " + reason);
        }

        @Override
        public void failed(Job job, Throwable failure) {
            log.add(job.source().getFileName() + " failed: " + failure.getMessage());
        }
    };

    /** Writes each picture upside down. */
    private final FileTask turning = new FileTask() {
        @Override
        public void run(Job job, Progress progress) throws IOException {
            Image image = ImageReader.read(job.source()).image();
            float[] rgb = image.rgb().clone();
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = image.rgb()[rgb.length - 1 - i];
            }
            Image turned = new Image(image.width(), image.height(), rgb);
            ImageWriter.write(new Picture(turned, Metadata.NONE), job.target(), WriteOptions.defaults());
            log.add(job.source().getFileName() + " written");
        }

        @Override
        public void checkDone(Job job) throws IOException {
            if (refused.contains(job.target())) {
                throw new IOException(job.target() + ": is none of mine");
            }
        }
    };

    private final List<Path> refused = new ArrayList<>();

    @BeforeEach
    void pictures() throws IOException {
        results = folder.resolve("results");
        for (String name : List.of("a.png", "b.png", "c.png")) {
            Image image = new Image(32, 16);
            image.rgb()[0] = 1;
            ImageWriter.write(new Picture(image, Metadata.NONE), folder.resolve(name), WriteOptions.defaults());
        }
    }

    private Batch batch(boolean resume) {
        return new Batch(turning, resume, listener);
    }

    private List<Job> jobs() throws IOException {
        return new Jobs(results, false, "").of(List.of(folder));
    }

    @Test
    void writesEveryPictureAndLeavesNothingElse() throws IOException {
        Files.createDirectories(results);
        Files.createFile(results.resolve(".a.png.1f2e3d.part"));
        Batch.Result result = batch(false).run(jobs(), Progress.SILENT);
        assertThat(result).isEqualTo(new Batch.Result(3, 0, 0, 0));
        assertThat(log).containsExactly("a.png written", "b.png written", "c.png written");
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("a.png", "b.png", "c.png");
        }
        float[] rgb = ImageReader.read(results.resolve("a.png")).image().rgb();
        assertThat(rgb[rgb.length - 1]).isEqualTo(1);
    }

    @Test
    void reportsABrokenFileAndGoesOn() throws IOException {
        Files.write(folder.resolve("b.png"), new byte[0]);
        Batch.Result result = batch(false).run(jobs(), Progress.SILENT);
        assertThat(result).isEqualTo(new Batch.Result(2, 0, 0, 1));
        assertThat(log.get(1)).isEqualTo("b.png failed: " + folder.resolve("b.png") + ": the file is empty");
        assertThat(results.resolve("b.png")).doesNotExist();
    }

    @Test
    void reportsATargetThatCannotBeWritten() throws IOException {
        Files.createDirectories(results);
        // A folder in the place of the lock: what a read-only disk does to everyone, this does to root as well.
        Files.createDirectories(results.resolve(".b.png.lock"));
        assertThat(batch(false).run(jobs(), Progress.SILENT)).isEqualTo(new Batch.Result(2, 0, 0, 1));
        assertThat(log.get(1))
                .startsWith("b.png failed: " + results.resolve("b.png") + ": nothing can be written into its folder (")
                .endsWith(")");
    }

    @Test
    void resumingSkipsCompleteTargets() throws IOException {
        batch(false).run(jobs(), Progress.SILENT);
        byte[] whole = Files.readAllBytes(results.resolve("b.png"));
        Files.write(results.resolve("b.png"), Arrays.copyOf(whole, whole.length / 2));
        Files.delete(results.resolve("c.png"));
        log.clear();
        assertThat(batch(true).run(jobs(), Progress.SILENT)).isEqualTo(new Batch.Result(2, 1, 0, 0));
        assertThat(log).containsExactly("a.png skipped: it exists already", "b.png written", "c.png written");
        assertThat(Files.readAllBytes(results.resolve("b.png"))).isEqualTo(whole);
    }

    @Test
    void aCompleteTargetOfAnotherTaskIsAFailure() throws IOException {
        batch(false).run(jobs(), Progress.SILENT);
        refused.add(results.resolve("b.png"));
        log.clear();
        assertThat(batch(true).run(jobs(), Progress.SILENT)).isEqualTo(new Batch.Result(0, 2, 0, 1));
        assertThat(log.get(1)).isEqualTo("b.png failed: " + results.resolve("b.png") + ": is none of mine");
    }

    @Test
    void leavesToAnotherRunWhatItIsWriting() throws IOException {
        Files.createDirectories(results);
        Optional<TargetLock> other = TargetLock.tryLock(results.resolve("a.png"));
        try (TargetLock held = other.orElseThrow()) {
            assertThat(TargetLock.tryLock(results.resolve("a.png"))).isEmpty();
            assertThat(batch(false).run(jobs(), Progress.SILENT)).isEqualTo(new Batch.Result(2, 0, 1, 0));
        }
        assertThat(log.get(0)).isEqualTo("a.png busy");
        assertThat(results.resolve("a.png")).doesNotExist();
    }

    @Test
    void skipsWhatAnotherRunHasWrittenSinceTheStart() throws IOException {
        List<Job> jobs = jobs();
        // Runs inside the first job of this batch.
        FileTask overtaken = (job, progress) -> {
            if (job.equals(jobs.get(0))) {
                batch(false).run(jobs.subList(1, 2), Progress.SILENT);
            }
            turning.run(job, progress);
        };
        assertThat(new Batch(overtaken, false, listener).run(jobs, Progress.SILENT))
                .isEqualTo(new Batch.Result(2, 1, 0, 0));
        assertThat(log)
                .containsExactly(
                        "b.png written", "a.png written", "b.png skipped: another run has written it", "c.png written");
    }

    @Test
    void aFileFromTheFutureIsNotTakenForAnotherRuns() throws IOException {
        Files.createDirectories(results);
        Path target = Files.copy(folder.resolve("a.png"), results.resolve("a.png"));
        Files.setLastModifiedTime(target, FileTime.from(Instant.parse("2099-01-01T00:00:00Z")));
        assertThat(batch(false).run(jobs(), Progress.SILENT)).isEqualTo(new Batch.Result(3, 0, 0, 0));
    }

    @Test
    void anErrorOfOneFileCostsThatFileOnly() throws IOException {
        FileTask deep = (job, progress) -> {
            if (job.source().endsWith("b.png")) {
                throw new StackOverflowError("deep");
            }
            turning.run(job, progress);
        };
        assertThat(new Batch(deep, false, listener).run(jobs(), Progress.SILENT))
                .isEqualTo(new Batch.Result(2, 0, 0, 1));
    }

    @Test
    void nothingOverwritesItsSourceOrAnotherResult() throws IOException {
        Path a = folder.resolve("a.png");
        List<Job> jobs = List.of(
                new Job(a, a),
                new Job(a, results.resolve("r.png")),
                new Job(folder.resolve("b.png"), results.resolve("r.png")));
        assertThat(batch(false).run(jobs, Progress.SILENT)).isEqualTo(new Batch.Result(1, 0, 0, 2));
        assertThat(log.get(0)).contains("would overwrite the input");
        assertThat(log.get(2)).contains("like that of another file");
    }

    @Test
    void cancellingKeepsWrittenFilesAndLeavesNoPartialOne() throws IOException {
        Progress cancelling = new Progress() {
            @Override
            public void report(String stage, long done, long total) {}

            @Override
            public boolean cancelled() {
                return log.size() == 1;
            }
        };
        assertThatThrownBy(() -> batch(false).run(jobs(), cancelling)).isInstanceOf(Cancelled.class);
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("a.png");
        }
    }
}
