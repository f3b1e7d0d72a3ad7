package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import io.github.dreamsphere.core.file.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small pictures, and commands that dream them for some seconds each. All tests of a run have the same. */
final class TinyDreams {
    private static final int MOST = 8;
    private static Path shared;

    private final Path folder;
    private final Path pictures;

    /**
     * Makes pictures in a folder of its own.
     *
     * @param count 0..8
     */
    TinyDreams(Path folder, int count) throws IOException {
        this.folder = folder;
        pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < count; i++) {
            Files.copy(shared().resolve("pictures").resolve(name(i)), pictures.resolve(name(i)));
        }
    }

    private static String name(int picture) {
        return "sphere" + picture + ".png";
    }

    /** The net and all pictures. */
    private static synchronized Path shared() throws IOException {
        if (shared == null) {
            Path made = Path.of("target", "tiny-dreams").toAbsolutePath();
            if (Files.exists(made)) {
                Leftovers.deleteTree(made);
            }
            Path all = Files.createDirectories(made.resolve("pictures"));
            for (int i = 0; i < MOST; i++) {
                TinyPicture.in(all, name(i), 128 + 2 * i, 64 + i);
            }
            TinyNet.in(made);
            shared = made;
        }
        return shared;
    }

    /** Where the pictures are. */
    Path pictures() {
        return pictures;
    }

    /** The dreams of all pictures by one process; made when they are first asked for. */
    private Path alone() throws IOException, InterruptedException {
        Path results = shared().resolve("alone");
        if (!Files.exists(results)) {
            List<String> words = words("dream", shared().resolve("pictures").toString(), results.toString());
            try (DreamsphereProcess command = new DreamsphereProcess(temporary("alone"), words)) {
                if (command.await() != 0) {
                    throw new IOException(command.err());
                }
            }
        }
        return results;
    }

    /** Begins to dream what is at {@code in} on two executors of this machine, into {@code out}. */
    DreamsphereProcess onTwoExecutors(String name, String in, String out, List<String> more) throws IOException {
        List<String> words = new ArrayList<>(words("dream", in, out));
        words.addAll(more);
        return onTwoExecutors(name, words);
    }

    /** Begins {@code dreamsphere cluster} with these words on two executors of this machine. */
    DreamsphereProcess onTwoExecutors(String name, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(List.of("cluster"));
        all.addAll(words);
        all.addAll(List.of("--master", "local-cluster[2,1,2048]", "--cores", "1"));
        all.addAll(List.of("--conf", "spark.executor.memory=512m"));
        all.addAll(List.of("--conf", "spark.executor.extraJavaOptions=" + DreamsphereProcess.FAST_START));
        return new DreamsphereProcess(temporary(name), all);
    }

    /** The words of a command for what is at {@code in}. */
    List<String> words(String command, String in, String out) throws IOException {
        return List.of(
                command,
                in,
                "-o",
                out,
                "--model",
                shared().resolve("tiny.dsnet").toString(),
                "--layer",
                TinyNet.LAYER,
                "--steps",
                "12",
                "--tiles",
                "equirect",
                "--octaves",
                "2");
    }

    /** The folder for temporary files of the command of this name. */
    Path temporary(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name + "-temporary"));
    }

    /** Checks that {@code results} has a dream of each picture and nothing else, each with the bytes of one process. */
    void assertSameResults(Path results) throws IOException, InterruptedException {
        assertThat(names(results)).isEqualTo(names(pictures));
        for (String name : names(pictures)) {
            assertSameResult(results.resolve(name), name);
        }
    }

    /** Checks that {@code result} has the bytes that one process makes of the picture of this name. */
    void assertSameResult(Path result, String name) throws IOException, InterruptedException {
        assertThat(result).hasSameBinaryContentAs(alone().resolve(name));
    }

    /** The names of what is in a folder, hidden files too. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
