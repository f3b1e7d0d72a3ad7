package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.viewer.PictureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReaderWarmUpTest {
    @TempDir
    Path folder;

    private final ConcurrentLinkedQueue<Throwable> uncaught = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
    }

    @AfterEach
    void forget() {
        Thread.setDefaultUncaughtExceptionHandler(null);
    }

    @Test
    void endsInSilenceWhateverTheFile() throws Exception {
        List<Path> files = List.of(
                PictureFiles.write(PictureFiles.even(128, 0.5f), folder.resolve("a.png")),
                PictureFiles.write(PictureFiles.even(128, 0.5f), folder.resolve("b.jpg")),
                Files.writeString(folder.resolve("broken.jpg"), "no picture"),
                folder.resolve("gone.png"),
                folder);
        for (Path file : files) {
            ReaderWarmUp.begin(file, FileHints.NONE).join();
        }
        assertThat(uncaught).isEmpty();
    }
}
