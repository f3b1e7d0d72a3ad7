package io.github.dreamsphere.app.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.app.RecordedEvents;
import io.github.dreamsphere.core.batch.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchJobsTest {
    private final RecordedEvents events = RecordedEvents.ofWork();

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void aSingleResultLiesBesideItsSource() throws IOException {
        Path png = file("a.png");
        Path webp = file("b.webp");
        assertThat(BatchJobs.of(Inputs.of(png), "dream", "", events))
                .containsExactly(new Job(png, folder.resolve("a-dream.png")));
        assertThat(BatchJobs.of(Inputs.of(webp), "2x", "", events))
                .containsExactly(new Job(webp, folder.resolve("b-2x.jpg")));
    }

    @Test
    void resultsOfAFolderHaveTheirSourcesPlaces() throws IOException {
        Path first = file("in/a.png");
        Path second = file("in/sub/b.jpg");
        file("in/readme.txt");
        Path out = folder.resolve("out");
        Inputs inputs = Inputs.of(folder.resolve("in")).withOutput(out);
        assertThat(BatchJobs.of(inputs, "dream", "", events)).containsExactly(new Job(first, out.resolve("a.png")));
        assertThat(events.lines())
                .containsExactly("warning " + folder.resolve("in").resolve("readme.txt")
                        + ": is left out, because its name does not end like a picture's");
        assertThat(BatchJobs.of(inputs.withRecursive(true), "dream", "tif", events))
                .containsExactly(new Job(first, out.resolve("a.tif")), new Job(second, out.resolve("sub/b.tif")));
    }

    @Test
    void aWrongRequestIsRefused() throws IOException {
        Path png = file("a.png");
        assertThatIllegalArgumentException().isThrownBy(Inputs::of).withMessageContaining("there is no input");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchJobs.of(Inputs.of(png).withOutput(png), "dream", "", events))
                .withMessageContaining("would overwrite the input");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchJobs.of(Inputs.of(png).withOutput(folder.resolve("a.txt")), "dream", "", events))
                .withMessageContaining("a picture's name ends in one of .jpg");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchJobs.of(Inputs.of(png, png), "dream", "", events))
                .withMessage("several pictures need a folder for their results");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchJobs.of(Inputs.of(png, png).withOutput(png), "dream", "", events))
                .withMessageContaining("is a file");
    }

    @Test
    void aMissingFolderIsNamedBeforeTheWork() throws IOException {
        Path png = file("a.png");
        assertThatIOException()
                .isThrownBy(() ->
                        BatchJobs.of(Inputs.of(png).withOutput(folder.resolve("no/such/b.png")), "dream", "", events))
                .withMessageContaining("there is no folder");
        Inputs none = Inputs.of(Files.createDirectory(folder.resolve("empty"))).withOutput(folder.resolve("out"));
        assertThatIOException()
                .isThrownBy(() -> BatchJobs.of(none, "dream", "", events))
                .withMessageContaining("subfolders were not searched");
    }
}
