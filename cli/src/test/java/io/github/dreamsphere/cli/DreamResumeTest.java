package io.github.dreamsphere.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DreamResumeTest {
    private final CommandLine command = new CommandLine();

    @TempDir
    Path folder;

    private Path input;
    private Path net;
    private Path snapshots;

    @BeforeEach
    void make() throws IOException {
        input = TinyPicture.in(folder, "in.png", 128, 64);
        net = TinyNet.in(folder);
        snapshots = folder.resolve("way");
    }

    private Object[] words(Path out, int steps, Object... more) {
        Object[] common = {
            "dream",
            input,
            "-o",
            out,
            "--model",
            net,
            "--layer",
            TinyNet.LAYER,
            "--octaves",
            2,
            "--steps",
            steps,
            "--tile",
            64
        };
        return Stream.concat(Stream.of(common), Stream.of(more)).toArray();
    }

    private List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void snapshotsAreNumberedThroughAllOctavesAndNothingIsLeftToGoOnWith() throws IOException {
        Path out = folder.resolve("out.png");
        assertThat(command.run(words(out, 4, "--snapshots", snapshots, "--every", 3)))
                .isEqualTo(ExitCode.DONE);
        assertThat(names(snapshots)).containsExactly("step-0003.jpg", "step-0006.jpg");
    }

    @Test
    void anInterruptedDreamGoesOnToTheSameBytes() throws Exception {
        int steps = 40;
        Path whole = folder.resolve("whole.png");
        Path broken = folder.resolve("broken.png");
        assertThat(command.run(words(whole, steps))).isEqualTo(ExitCode.DONE);

        CommandLine first = new CommandLine();
        assertThat(interrupted(first, words(broken, steps, "--snapshots", snapshots, "--every", 100)))
                .isEqualTo(ExitCode.INTERRUPTED);
        assertThat(first.err()).anySatisfy(line -> assertThat(line).contains("--resume continues"));
        assertThat(broken).doesNotExist();
        assertThat(snapshots.resolve("dream.state")).exists();

        CommandLine other = new CommandLine();
        assertThat(other.run(words(broken, steps, "--snapshots", snapshots, "--seed", 1, "--resume")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(other.err()).singleElement().asString().contains("dream.state: belongs to a dream of another");

        assertThat(command.run(words(broken, steps, "--snapshots", snapshots, "--resume")))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(snapshots.resolve("dream.state")).doesNotExist();
    }

    /** The exit code of a run that is interrupted as soon as it has a state. */
    private int interrupted(CommandLine running, Object... words) throws InterruptedException, ExecutionException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> code = thread.submit(() -> running.run(words));
            while (!code.isDone() && !Files.exists(snapshots.resolve("dream.state"))) {
                Thread.sleep(1);
            }
            running.interrupt();
            return code.get();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void manyFilesAreDreamedAndWholeResultsKept() throws IOException {
        Path pictures = Files.createDirectories(folder.resolve("pictures"));
        TinyPicture.in(pictures, "a.png", 64, 32);
        TinyPicture.in(pictures, "b.png", 64, 32);
        Files.writeString(pictures.resolve("c.png"), "no picture");
        Path results = folder.resolve("results");
        Object[] words = {
            "dream",
            pictures,
            "-o",
            results,
            "--model",
            net,
            "--layer",
            TinyNet.LAYER,
            "--steps",
            1,
            "--tile",
            64,
            "--resume"
        };

        assertThat(command.run(words)).isEqualTo(ExitCode.FAILED);
        assertThat(command.out()).contains("2 written, 0 left alone, 1 failed");
        assertThat(command.err())
                .filteredOn(line -> line.startsWith("dreamsphere: "))
                .singleElement()
                .asString()
                .contains("c.png");
        assertThat(names(results)).containsExactly("a.png", "b.png");

        Files.delete(results.resolve("b.png"));
        assertThat(command.run(words)).isEqualTo(ExitCode.FAILED);
        assertThat(command.out()).contains("1 written, 1 left alone, 1 failed");

        CommandLine other = new CommandLine();
        assertThat(other.run(
                        Stream.concat(Stream.of(words), Stream.of("--seed", 1)).toArray()))
                .isEqualTo(ExitCode.FAILED);
        assertThat(other.out()).contains("0 written, 0 left alone, 3 failed");
        assertThat(other.err())
                .anySatisfy(line -> assertThat(line).contains("a.png: exists already, but is of another"));
    }

    @Test
    void snapshotsThatCannotBeWrittenAreToldInALine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        CommandLine failing = new CommandLine();
        assertThat(failing.run(words(folder.resolve("out.png"), 1, "--snapshots", file)))
                .isEqualTo(ExitCode.FAILED);
        assertThat(failing.err()).singleElement().asString().contains(file.toString());
        CommandLine wrong = new CommandLine();
        assertThat(wrong.run(words(folder.resolve("out.png"), 1, "--every", 3))).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.err()).singleElement().asString().contains("add --snapshots DIR");
    }
}
