package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    Path folder;

    @Test
    void replacesTheTargetOnlyWhenCommitted() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        try (OutputFile output = OutputFile.beside(target)) {
            Files.writeString(output.partial(), "new");
            assertThat(target).hasContent("old");
            output.commit();
        }

        assertThat(target).hasContent("new");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void leavesTheTargetAndNothingElseWhenClosedBefore() throws IOException {
        Path target = Files.writeString(folder.resolve("a.txt"), "old");

        try (OutputFile output = OutputFile.ofOneWriter(target)) {
            Files.writeString(output.partial(), "new");
        }

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void severalWritersHaveNamesOfTheirOwn() throws IOException {
        Path target = folder.resolve("a.txt");

        try (OutputFile one = OutputFile.beside(target);
                OutputFile other = OutputFile.beside(target)) {
            assertThat(one.partial()).isNotEqualTo(other.partial());
        }
    }

    @Test
    void theOneWriterFindsWhatAKilledOneLeft() throws IOException {
        Path target = folder.resolve("a.txt");
        Path left = OutputFile.ofOneWriter(target).partial();
        Files.writeString(left, "half");

        try (OutputFile output = OutputFile.ofOneWriter(target)) {
            assertThat(output.partial()).isEqualTo(left);
        }

        assertThat(files()).isEmpty();
    }

    @Test
    void knowsThePartialFilesOfATarget() throws IOException {
        Path target = folder.resolve("a.txt");

        try (OutputFile output = OutputFile.beside(target);
                OutputFile alone = OutputFile.ofOneWriter(target)) {
            assertThat(OutputFile.isPartial(output.partial(), target)).isTrue();
            assertThat(OutputFile.isPartial(alone.partial(), target)).isTrue();
            assertThat(OutputFile.isPartial(output.partial(), folder.resolve("b.txt")))
                    .isFalse();
            assertThat(OutputFile.isPartial(target, target)).isFalse();
        }
    }

    @Test
    void refusesAFolder() {
        assertThatThrownBy(() -> OutputFile.beside(folder))
                .isInstanceOf(FileException.class)
                .hasMessage(folder + ": this is a folder; give the name of a file");
    }

    @Test
    void refusesAFolderThatIsNotThere() {
        Path target = folder.resolve("nowhere").resolve("a.txt");

        assertThatThrownBy(() -> OutputFile.beside(target))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(target + ": ")
                .hasMessageEndingWith("does not exist; create it first");
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        }
    }
}
