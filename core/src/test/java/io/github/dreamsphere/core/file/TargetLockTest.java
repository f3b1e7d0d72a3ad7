package io.github.dreamsphere.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetLockTest {
    @TempDir
    private Path folder;

    /** Another process that tries to lock the target in its argument and prints whether it could. */
    static final class Rival {
        private Rival() {}

        public static void main(String[] arguments) throws IOException {
            System.out.print(TargetLock.tryLock(Path.of(arguments[0])).isPresent() ? "locked" : "refused");
        }
    }

    @Test
    void keepsOtherProcessesOutUntilItIsClosed() throws Exception {
        Path target = folder.resolve("a.png");
        try (TargetLock held = TargetLock.tryLock(target).orElseThrow()) {
            assertThat(rival(target)).isEqualTo("refused");
        }
        assertThat(folder).isEmptyDirectory();
        assertThat(rival(target)).isEqualTo("locked");
        TargetLock.tryLock(target).orElseThrow().close();
    }

    @Test
    void keepsOtherRunsOfThisProcessOut() throws Exception {
        Path target = folder.resolve("a.png");
        try (TargetLock held = TargetLock.of(target)) {
            assertThat(TargetLock.tryLock(target)).isEmpty();
            assertThatThrownBy(() -> TargetLock.of(target))
                    .isInstanceOf(BusyException.class)
                    .hasMessage(target + ": another run is writing it; wait until it has ended");
            assertThat(rival(target)).isEqualTo("refused");
        }
        TargetLock.of(target).close();
    }

    private static String rival(Path target) throws Exception {
        OtherProcess rival = OtherProcess.run(Rival.class, target.toString());
        assertThat(rival.exitCode()).isZero();
        return rival.out();
    }
}
