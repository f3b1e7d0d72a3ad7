package io.github.dreamsphere.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobLockTest {
    @TempDir
    private Path folder;

    /** Another process that tries to lock the target in its argument and prints whether it could. */
    static final class Rival {
        private Rival() {}

        public static void main(String[] arguments) throws IOException {
            System.out.print(JobLock.tryLock(Path.of(arguments[0])).isPresent() ? "locked" : "refused");
        }
    }

    @Test
    void keepsOtherProcessesOutUntilItIsClosed() throws Exception {
        Path target = folder.resolve("a.png");
        try (JobLock held = JobLock.tryLock(target).orElseThrow()) {
            assertThat(rival(target)).isEqualTo("refused");
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(rival(target)).isEqualTo("locked");
        JobLock.tryLock(target).orElseThrow().close();
    }

    private static String rival(Path target) throws Exception {
        String classes = place(JobLock.class) + File.pathSeparator + place(Rival.class);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classes, Rival.class.getName(), target.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    private static Path place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
