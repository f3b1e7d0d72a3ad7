package io.github.dreamsphere.viewer.load;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.ReadObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * Reads the beginning of the picture that will be opened first, and throws it away. Java then has loaded and compiled the code
 * that reads such pictures when the graphics driver has started, which takes about as long.
 */
public final class ReaderWarmUp {
    /** Of larger pictures no rows are read: their memory is needed by the loader. */
    private static final long MOST_PIXELS = 1 << 23;

    private ReaderWarmUp() {}

    /** Begins, on a thread of its own. The loader reports what is wrong with the file. */
    public static Thread begin(Path file, FileHints hints) {
        Thread thread = new Thread(() -> readBeginning(file, hints), "reader warm-up");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void readBeginning(Path file, FileHints hints) {
        try {
            ImageReader.read(file, new Beginning(file, hints));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            // Enough has been read, or the file cannot be read.
        }
    }

    private record Beginning(Path file, FileHints hints) implements ReadObserver {
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
