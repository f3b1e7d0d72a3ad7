package io.github.dreamsphere.cluster;

import static io.github.dreamsphere.cluster.TinyDreams.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.film.Clip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command dreams a film of four shots on two executors, one of which is killed when the first shot is there. */
class FilmTest {
    private static final int SHOTS = 4;
    private static final int FRAMES = 8;
    private static final int MILLISECONDS_TO_LOOK = 10;

    @TempDir
    private Path folder;

    @BeforeAll
    static void requireFfmpeg() {
        Clip.assumeFfmpeg();
    }

    @Test
    void shotsOnTwoExecutorsMakeTheFilmOfOneMachineWhateverFails() throws Exception {
        TinyDreams dreams = new TinyDreams(folder, 0);
        String film = Clip.shots(folder, "shots.mp4", SHOTS, FRAMES).toString();
        Path alone = Files.createDirectory(folder.resolve("alone")).resolve("film.mp4");
        Path together = Files.createDirectory(folder.resolve("together")).resolve("film.mp4");
        try (DreamsphereProcess command =
                new DreamsphereProcess(dreams.temporary("alone"), dreams.words("film", film, alone.toString()))) {
            assertThat(command.await()).as(command.err()).isZero();
        }

        List<String> words = new ArrayList<>(dreams.words("film", film, together.toString()));
        try (DreamsphereProcess command = dreams.onTwoExecutors("together", words)) {
            while (command.isRunning()
                    && shots(together.resolveSibling("film-film")).isEmpty()) {
                Thread.sleep(MILLISECONDS_TO_LOOK);
            }
            List<ProcessHandle> executors = command.executors();
            assertThat(executors).as(command.err()).hasSize(2);
            executors.get(0).destroyForcibly();
            assertThat(command.await()).as(command.err()).isZero();
            assertThat(command.err()).contains("was lost; what it had in hand is done again");
            assertThat(command.out()).contains(SHOTS * FRAMES + " frames, 0 kept");
        }
        assertThat(together).hasSameBinaryContentAs(alone);
        assertThat(names(together.getParent())).containsExactly("film.mp4");
    }

    private static List<String> shots(Path folder) throws Exception {
        return Files.isDirectory(folder)
                ? names(folder).stream()
                        .filter(name -> name.startsWith("shot-"))
                        .toList()
                : List.of();
    }
}
