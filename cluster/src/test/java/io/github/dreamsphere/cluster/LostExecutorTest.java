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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on two executors, one of which is killed while it dreams. */
class LostExecutorTest {
    private static final int PICTURES = 8;

    @TempDir
    private Path folder;

    @Test
    void aKilledExecutorChangesNoByteAndNothingIsLeftBehind() throws Exception {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < PICTURES; i++) {
            TinyPicture.in(pictures, "sphere" + i + ".png", 128 + 2 * i, 64 + i);
        }
        Path net = TinyNet.in(folder);
        Path logs = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "work"));
        List<String> logsBefore = names(logs);
        Path alone = folder.resolve("alone");
        Path together = folder.resolve("together");
        try (DreamsphereProcess command = dream(pictures, net, alone, List.of())) {
            assertThat(command.await()).isZero();
        }
        List<String> cluster =
                List.of("--master", "local-cluster[2,1,2048]", "--conf", "spark.executor.memory=512m", "--cores", "1");
        try (DreamsphereProcess command = dream(pictures, net, together, cluster)) {
            assertThat(command.line()).as(command.err()).contains("sphere");
            List<ProcessHandle> executors = command.executors();
            assertThat(executors).hasSize(2);
            assertThat(executors.get(0).destroyForcibly()).isTrue();
            assertThat(command.await()).as(command.err()).isZero();
            assertThat(command.err()).contains("was lost; what it had in hand is done again");
        }
        assertThat(names(together)).isEqualTo(names(alone)).hasSize(PICTURES);
        for (String name : names(alone)) {
            assertThat(together.resolve(name)).hasSameBinaryContentAs(alone.resolve(name));
        }
        // JNA unpacks its library into a folder that it uses again.
        assertThat(names(folder.resolve("together-temporary")))
                .filteredOn(name -> !name.startsWith("jna-"))
                .isEmpty();
        assertThat(names(logs)).isEqualTo(logsBefore);
    }

    private DreamsphereProcess dream(Path pictures, Path net, Path results, List<String> more) throws IOException {
        List<String> words = new ArrayList<>(more.isEmpty() ? List.of("dream") : List.of("cluster", "dream"));
        words.addAll(List.of(
                pictures.toString(),
                "-o",
                results.toString(),
                "--model",
                net.toString(),
                "--layer",
                TinyNet.LAYER,
                "--steps",
                "12",
                "--tiles",
                "equirect",
                "--octaves",
                "2"));
        words.addAll(more);
        Path temporary = Files.createDirectory(folder.resolve(results.getFileName() + "-temporary"));
        return new DreamsphereProcess(temporary, words);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
