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

    /** A dream of {@code steps} in each of two octaves, with more options. */
    private static String dream(int steps, String more) {
        return "dream {} -o {} --model {} --layer edges --octaves 2 --tile 64 --steps " + steps + " " + more;
    }

    private List<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void snapshotsAreNumberedThroughAllOctavesAndNothingIsLeftToGoOnWith() throws IOException {
        Path out = folder.resolve("out.png");
        assertThat(command.run(dream(4, "--snapshots {} --every 3"), input, out, net, snapshots))
                .isEqualTo(ExitCode.DONE);
        assertThat(names(snapshots)).containsExactly("step-0003.jpg", "step-0006.jpg");
    }

    @Test
    void anInterruptedDreamGoesOnToTheSameBytes() throws Exception {
        int steps = 40;
        String keeping = "--snapshots {}";
        Path whole = folder.resolve("whole.png");
        Path broken = folder.resolve("broken.png");
        assertThat(command.run(dream(steps, ""), input, whole, net)).isEqualTo(ExitCode.DONE);

        CommandLine first = new CommandLine();
        assertThat(interrupted(first, dream(steps, keeping + " --every 100"), input, broken, net, snapshots))
                .isEqualTo(ExitCode.INTERRUPTED);
        assertThat(first.err()).anySatisfy(line -> assertThat(line).contains("--resume continues"));
        assertThat(broken).doesNotExist();
        assertThat(snapshots.resolve("dream.state")).exists();

        CommandLine other = new CommandLine();
        assertThat(other.run(dream(steps, keeping + " --seed 1 --resume"), input, broken, net, snapshots))
                .isEqualTo(ExitCode.FAILED);
        assertThat(other.err()).singleElement().asString().contains("dream.state: belongs to a dream of another");

        assertThat(command.run(dream(steps, keeping + " --resume"), input, broken, net, snapshots))
                .as("%s", command.err())
                .isEqualTo(ExitCode.DONE);
        assertThat(broken).hasSameBinaryContentAs(whole);
        assertThat(snapshots.resolve("dream.state")).doesNotExist();
    }

    /** The exit code of a run that is interrupted as soon as it has a state. */
    private int interrupted(CommandLine running, String line, Object... values)
            throws InterruptedException, ExecutionException {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> code = thread.submit(() -> running.run(line, values));
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
        String dreams = "dream {} -o {} --model {} --layer edges --steps 1 --tile 64 --resume";

        assertThat(command.run(dreams, pictures, results, net)).isEqualTo(ExitCode.FAILED);
        assertThat(command.out()).contains("2 written, 0 skipped, 1 failed");
        assertThat(command.errors()).singleElement().asString().contains("c.png");
        assertThat(names(results)).containsExactly("a.png", "b.png");

        Files.delete(results.resolve("b.png"));
        assertThat(command.run(dreams, pictures, results, net)).isEqualTo(ExitCode.FAILED);
        assertThat(command.out()).contains("1 written, 1 skipped, 1 failed");

        CommandLine other = new CommandLine();
        assertThat(other.run(dreams + " --seed 1", pictures, results, net)).isEqualTo(ExitCode.FAILED);
        assertThat(other.out()).contains("0 written, 0 skipped, 3 failed");
        assertThat(other.err())
                .anySatisfy(line -> assertThat(line).contains("a.png: exists already, but is of another"));
    }

    @Test
    void snapshotsThatCannotBeWrittenAreToldInALine() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        CommandLine failing = new CommandLine();
        assertThat(failing.run(dream(1, "--snapshots {}"), input, folder.resolve("out.png"), net, file))
                .isEqualTo(ExitCode.FAILED);
        assertThat(failing.err()).singleElement().asString().contains(file.toString());
        CommandLine wrong = new CommandLine();
        assertThat(wrong.run(dream(1, "--every 3"), input, folder.resolve("out.png"), net))
                .isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(wrong.err()).singleElement().asString().contains("add --snapshots DIR");
    }
}
