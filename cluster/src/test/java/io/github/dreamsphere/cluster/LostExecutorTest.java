package io.github.dreamsphere.cluster;

import static io.github.dreamsphere.cluster.TinyDreams.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on two executors, one of which is killed while it dreams. */
class LostExecutorTest {
    private static final int PICTURES = 8;

    @TempDir
    private Path folder;

    @Test
    void aKilledExecutorChangesNoByteAndNothingIsLeftBehind() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, PICTURES);
        Path logs = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "work"));
        List<String> logsBefore = names(logs);
        Path together = folder.resolve("together");
        try (DreamsphereProcess command =
                dreams.onTwoExecutors("together", dreams.pictures().toString(), together.toString(), List.of())) {
            assertThat(command.line()).as(command.err()).contains("sphere");
            List<ProcessHandle> executors = command.executors();
            assertThat(executors).hasSize(2);
            assertThat(executors.get(0).destroyForcibly()).isTrue();
            assertThat(command.await()).as(command.err()).isZero();
            assertThat(command.err()).contains("was lost; what it had in hand is done again");
        }
        dreams.assertSameResults(together);
        // JNA unpacks its library into a folder that it uses again.
        assertThat(names(dreams.temporary("together")))
                .filteredOn(name -> !name.startsWith("jna-"))
                .isEmpty();
        assertThat(names(logs)).isEqualTo(logsBefore);
    }
}
