package io.github.dreamsphere.cluster;

import static io.github.dreamsphere.cluster.TinyDreams.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command is killed while its executors dream, and run again. */
class LostDriverTest {
    private static final int PICTURES = 6;
    private static final int MOST_SECONDS = 90;

    @TempDir
    private Path folder;

    @Test
    void executorsEndWithTheirDriverAndResumeMakesTheSameBytes() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, PICTURES);
        Path together = folder.resolve("together");
        String in = dreams.pictures().toString();
        try (DreamsphereProcess command = dreams.onTwoExecutors("killed", in, together.toString(), List.of())) {
            assertThat(command.line()).as(command.err()).contains("sphere");
            List<ProcessHandle> executors = command.executors();
            assertThat(executors).hasSize(2);
            command.kill();
            for (ProcessHandle executor : executors) {
                executor.onExit().get(MOST_SECONDS, TimeUnit.SECONDS);
            }
        }
        int made = names(together).size();
        assertThat(made).isBetween(1, PICTURES - 1);

        try (DreamsphereProcess command =
                dreams.onTwoExecutors("resumed", in, together.toString(), List.of("--resume"))) {
            assertThat(command.await()).as(command.err()).isZero();
            assertThat(command.out()).contains(made + " skipped");
        }
        dreams.assertSameResults(together);
    }
}
