package io.github.dreamsphere.viewer.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.viewer.Offscreen;
import io.github.dreamsphere.viewer.show.OffscreenPicture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LoaderTest {
    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    @Test
    void whoeverWaitsForAFailedUploadHearsOfItAndTheNextOneIsDone() throws Exception {
        try (OffscreenPicture offscreen = new OffscreenPicture()) {
            CompletableFuture<Void> failed = offscreen.loader().run(() -> {
                throw new IllegalStateException("refused");
            });
            CompletableFuture<Void> next = offscreen.loader().run(() -> {});

            assertThatThrownBy(failed::join)
                    .isInstanceOf(CompletionException.class)
                    .hasRootCauseMessage("refused");
            next.join();
            assertThat(next).isCompleted();
        }
    }
}
