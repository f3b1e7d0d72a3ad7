package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComplaintsTest {
    @TempDir
    Path folder;

    /** A process that writes a file after the signal to end, as ffmpeg does. */
    private Process late(Path file) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path source = folder.resolve("Late.java");
        Files.writeString(source, """
                public class Late {
                    public static void main(String[] arguments) throws Exception {
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(arguments[0])));
                        write(arguments[0] + ".ready");
                        Thread.sleep(600_000);
                    }

                    private static void write(String file) {
                        try {
                            Thread.sleep(300);
                            java.nio.file.Files.writeString(java.nio.file.Path.of(file), "late");
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }
                """);
        return new ProcessBuilder(java.toString(), source.toString(), file.toString()).start();
    }

    @Test
    void aProcessThatIsClosedWritesNothingAfterwards() throws Exception {
        Path file = folder.resolve("partial");
        Process process = late(file);
        while (Files.notExists(folder.resolve("partial.ready"))) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(20);
        }

        new Complaints(process).close();

        assertThat(process.isAlive()).isFalse();
        Thread.sleep(1000);
        assertThat(file).doesNotExist();
    }

    @Test
    void anInterruptionIsKeptForLater() throws Exception {
        Process process = late(folder.resolve("partial"));
        Thread.currentThread().interrupt();
        new Complaints(process).close();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(process.isAlive()).isFalse();
    }
}
