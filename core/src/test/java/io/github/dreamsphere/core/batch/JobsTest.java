package io.github.dreamsphere.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobsTest {
    @TempDir
    private Path folder;

    private Path results;

    @BeforeEach
    void pictures() throws IOException {
        results = folder.resolve("results");
        Files.createDirectories(folder.resolve("trip/day1"));
        Files.createDirectories(results);
        for (String name :
                List.of("b.PNG", "a.jpg", "c.webp", "notes.txt", ".hidden.jpg", "trip/d.tif", "trip/day1/e.jpeg")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createFile(results.resolve("a.jpg"));
    }

    private List<Path> targets(boolean recursive, String ending, Path... inputs) throws IOException {
        return new Jobs(results, recursive, ending)
                .of(List.of(inputs)).stream()
                        .map(job -> results.relativize(job.target()))
                        .toList();
    }

    @Test
    void aFolderIsItsPicturesByName() throws IOException {
        assertThat(targets(false, "", folder)).containsExactly(Path.of("a.jpg"), Path.of("b.PNG"), Path.of("c.jpg"));
    }

    @Test
    void phonesAndCamerasNamesArePicturesToo() throws IOException {
        Path camera = Files.createDirectories(folder.resolve("camera"));
        for (String name : List.of("a.jfif", "b.jpe", "c.insp", "d.mpo")) {
            Files.createFile(camera.resolve(name));
        }
        assertThat(targets(false, "", camera))
                .containsExactly(Path.of("a.jfif"), Path.of("b.jpe"), Path.of("c.jpg"), Path.of("d.jpg"));
    }

    @Test
    void tellsWhatIsLeftOutOfFolders() throws IOException {
        Jobs jobs = new Jobs(results, true, "");
        jobs.of(List.of(folder));
        assertThat(jobs.leftOut()).containsExactly(folder.resolve("notes.txt"));
    }

    @Test
    void foldersInFoldersKeepTheirPlacesAndResultsAreNoInput() throws IOException {
        assertThat(targets(true, "png", folder))
                .containsExactly(
                        Path.of("a.png"),
                        Path.of("b.PNG"),
                        Path.of("c.png"),
                        Path.of("trip/d.png"),
                        Path.of("trip/day1/e.png"));
    }

    @Test
    void aFolderNamedItselfIsRead() throws IOException {
        assertThat(new Jobs(folder.resolve("other"), false, "").of(List.of(results)))
                .hasSize(1);
    }

    @Test
    void aFileGoesStraightIntoTheFolder() throws IOException {
        assertThat(targets(false, "", folder.resolve("trip/day1/e.jpeg"))).containsExactly(Path.of("e.jpeg"));
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> targets(false, "", folder.resolve("missing")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> new Jobs(results, false, "gif"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not as gif");
    }
}
