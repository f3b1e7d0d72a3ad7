package io.github.dreamsphere.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.TinyNet;
import io.github.dreamsphere.app.TinyPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Small pictures, and commands that dream them for some seconds each. */
final class TinyDreams {
    private final Path folder;
    private final Path pictures;
    private final Path net;

    /** Writes pictures and a net into {@code folder}. */
    TinyDreams(Path folder, int count) throws IOException {
        this.folder = folder;
        pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < count; i++) {
            TinyPicture.in(pictures, "sphere" + i + ".png", 128 + 2 * i, 64 + i);
        }
        net = TinyNet.in(folder);
    }

    /** Where the pictures are. */
    Path pictures() {
        return pictures;
    }

    /** Dreams them on this machine alone; gives the folder of the results. */
    Path alone() throws IOException, InterruptedException {
        Path results = folder.resolve("alone");
        try (DreamsphereProcess command =
                new DreamsphereProcess(temporary("alone"), words("dream", pictures.toString(), results.toString()))) {
            if (command.await() != 0) {
                throw new IOException(command.err());
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
        all.addAll(
                List.of("--master", "local-cluster[2,1,2048]", "--conf", "spark.executor.memory=512m", "--cores", "1"));
        return new DreamsphereProcess(temporary(name), all);
    }

    /** The words of a command for what is at {@code in}. */
    List<String> words(String command, String in, String out) {
        return List.of(
                command,
                in,
                "-o",
                out,
                "--model",
                net.toString(),
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

    /** Checks that {@code results} has a dream of each picture and nothing else, each with the bytes of {@code expected}. */
    void assertSameResults(Path results, Path expected) throws IOException {
        assertThat(names(results))
                .isEqualTo(names(expected))
                .hasSize(names(pictures).size());
        for (String name : names(expected)) {
            assertThat(results.resolve(name)).hasSameBinaryContentAs(expected.resolve(name));
        }
    }

    /** The names of what is in a folder, hidden files too. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
