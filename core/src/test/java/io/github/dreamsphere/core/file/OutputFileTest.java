package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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

        try (OutputFile output = OutputFile.beside(target)) {
            Files.writeString(output.partial(), "new");
        }

        assertThat(target).hasContent("old");
        assertThat(files()).containsExactly(target);
    }

    @Test
    void aSymbolicLinkStaysAndItsFileIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("a.txt"));
        Path dangling = Files.createSymbolicLink(folder.resolve("dangling.txt"), folder.resolve("new.txt"));

        write(link, "new");
        write(dangling, "also new");

        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("new");
        assertThat(dangling).isSymbolicLink();
        assertThat(folder.resolve("new.txt")).hasContent("also new");
    }

    @Test
    void refusesLinksThatLeadInACircle() throws IOException {
        Path one = folder.resolve("one.txt");
        Path other = Files.createSymbolicLink(folder.resolve("other.txt"), one);
        Files.createSymbolicLink(one, other);

        assertThatThrownBy(() -> OutputFile.beside(one)).hasMessageContaining("circle");
    }

    @Test
    void aPipeGetsTheBytesAndStays() throws Exception {
        Path pipe = folder.resolve("pipe.txt");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        write(pipe, "through");

        assertThat(read.get(10, TimeUnit.SECONDS)).isEqualTo("through");
        assertThat(OutputFile.isStream(pipe)).isTrue();
        assertThat(files()).containsExactly(pipe);
    }

    @Test
    void takesTheLongestNames() throws IOException {
        for (String letter : List.of("a", "ü", "\uD83D\uDE00")) {
            int bytes = letter.getBytes(StandardCharsets.UTF_8).length;
            String longest = letter.repeat((255 - 4) / bytes) + ".txt";
            Path target = folder.resolve(longest);

            try (OutputFile output = OutputFile.beside(target)) {
                Files.writeString(output.partial(), "text");
                assertThat(OutputFile.isPartial(output.partial(), target)).isTrue();
                assertThat(OutputFile.isPartial(output.partial(), folder.resolve("other.txt")))
                        .isFalse();
                output.commit();
            }
            assertThat(target).hasContent("text");
            assertThatThrownBy(() -> OutputFile.beside(folder.resolve(letter.repeat(256))))
                    .hasMessageContaining("a file's name can have 255");
        }
    }

    private static void write(Path target, String text) throws IOException {
        try (OutputFile output = OutputFile.beside(target)) {
            Files.writeString(output.partial(), text);
            output.commit();
        }
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
    void knowsThePartialFilesOfATarget() throws IOException {
        Path target = folder.resolve("a.txt");

        try (OutputFile output = OutputFile.beside(target)) {
            assertThat(OutputFile.isPartial(output.partial(), target)).isTrue();
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
