package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.ReadObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Reads the beginning of the picture that will be opened first, for nobody: so Java has loaded and translated what reads
 * such pictures by the time that the graphics driver has started, which takes about as long.
 */
public final class ReaderWarmUp {
    /** Larger pictures take memory that is needed for their own sake; their first rows are left. */
    private static final long MOST_PIXELS = 1 << 23;

    private ReaderWarmUp() {}

    /** Begins, on a thread of its own. What is wrong with the file is left to the loader to say. */
    public static Thread begin(Path file, FileHints hints) {
        Thread thread = new Thread(() -> taste(file, hints), "foretaste");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void taste(Path file, FileHints hints) {
        try {
            ImageReader.read(file, new FirstBite(file, hints));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // Enough was read, or it cannot be.
        }
    }

    private record FirstBite(Path file, FileHints hints) implements ReadObserver {
        @Override
        public void begun(int width, int height, Metadata metadata) throws IOException {
            PanoramaHeader.of(file, width, height, metadata, hints);
            if ((long) width * height > MOST_PIXELS) {
                enough();
            }
        }

        @Override
        public void small(Image small) {
            enough();
        }

        @Override
        public void rows(Image picture, int rows) {
            enough();
        }

        private static void enough() {
            throw new CancellationException();
        }
    }
}
