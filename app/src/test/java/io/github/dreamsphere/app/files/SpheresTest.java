package io.github.dreamsphere.app.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.Result;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.photosphere.Coverage;
import io.github.dreamsphere.core.photosphere.Photosphere;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpheresTest {
    @TempDir
    private Path folder;

    @Test
    void theTimeIsCountedFromTheBeginningOfTheWork() throws IOException {
        Photosphere small = Photosphere.of(new Picture(new Image(16, 8), Metadata.NONE), Coverage.full(16, 8));
        long start = System.nanoTime() - 5_000_000_000L;
        Result result = Spheres.write(small, folder.resolve("small.png"), start, Events.NONE);
        assertThat(result.seconds()).isGreaterThanOrEqualTo(5);
    }
}
