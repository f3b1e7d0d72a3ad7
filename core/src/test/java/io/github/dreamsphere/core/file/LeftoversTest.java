package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
    @TempDir
    private Path folder;

    /** Another process that begins a file and a folder in the folder of its argument, locks a target, and is killed. */
    static final class Killed {
        private Killed() {}

        public static void main(String[] arguments) throws IOException {
            Path folder = Path.of(arguments[0]);
            Files.writeString(OutputFile.beside(folder.resolve("a.jpg")).partial(), "half");
            Files.writeString(
                    OutputFolder.beside(folder.resolve("net")).partial().resolve("b"), "half");
            TargetLock.tryLock(folder.resolve("a.jpg")).orElseThrow();
            Runtime.getRuntime().halt(9);
        }
    }

    @Test
    void whatAKilledProcessLeftIsDeleted() throws Exception {
        assertThat(OtherProcess.run(Killed.class, folder.toString()).exitCode()).isEqualTo(9);
        assertThat(names()).hasSize(3);

        Leftovers.delete(folder);

        assertThat(names()).isEmpty();
    }

    @Test
    void whatIsInUseOrOfOthersStays() throws IOException {
        Files.writeString(folder.resolve(".vim.lock"), "4711");
        Files.writeString(folder.resolve(".a.jpg.0-1-2-3.part"), "of another machine");
        Files.writeString(folder.resolve(".download.part"), "of another program");
        Files.writeString(folder.resolve("visible.part"), "the user's");
        try (OutputFile own = OutputFile.beside(folder.resolve("b.jpg"));
                TargetLock lock = TargetLock.of(folder.resolve("b.jpg"))) {
            Files.writeString(own.partial(), "half");

            Leftovers.delete(folder);

            assertThat(names())
                    .containsExactlyInAnyOrder(
                            ".vim.lock",
                            ".a.jpg.0-1-2-3.part",
                            ".download.part",
                            "visible.part",
                            own.partial().getFileName().toString(),
                            ".b.jpg.lock");
            assertThat(TargetLock.tryLock(folder.resolve("b.jpg"))).isEmpty();
        }
    }

    /** Another process that begins a file in the folder of its argument, says so, and lives until its input ends. */
    static final class Writing {
        private Writing() {}

        public static void main(String[] arguments) throws IOException {
            Files.writeString(OutputFile.beside(Path.of(arguments[0], "a.jpg")).partial(), "half");
            System.out.println("begun");
            System.in.readAllBytes();
            Runtime.getRuntime().halt(9);
        }
    }

    @Test
    void whatAnotherProcessWritesStaysUntilThatEnds() throws Exception {
        Process writing = OtherProcess.start(Writing.class, folder.toString());
        assertThat(writing.inputReader().readLine()).isEqualTo("begun");

        Leftovers.delete(folder);
        assertThat(names()).hasSize(1);

        writing.getOutputStream().close();
        assertThat(writing.waitFor()).isEqualTo(9);
        Leftovers.delete(folder);
        assertThat(names()).isEmpty();
    }

    @Test
    void theNextWriterOfAFolderDeletesThem() throws Exception {
        OtherProcess.run(Killed.class, folder.toString());

        OutputFile.beside(folder.resolve("new.jpg")).close();

        assertThat(names()).isEmpty();
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
