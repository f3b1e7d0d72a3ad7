package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.ScratchFile;
import io.github.dreamsphere.viewer.scene.SphereImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A copy of a dream in a temporary file, at full precision. In memory, a dream 8192 pixels wide takes 400 MB. */
final class StoredDream implements AutoCloseable {
    private final ScratchFile file;
    private final SphereImage dream;

    private StoredDream(ScratchFile file, SphereImage dream) {
        this.file = file;
        this.dream = dream;
    }

    /**
     * Copies {@code dream}.
     *
     * @throws IOException if the temporary folder has too little space
     */
    static StoredDream of(SphereImage dream) throws IOException {
        Image image = dream.image();
        long floats = Image.CHANNELS + (image.hasAlpha() ? 1 : 0);
        long bytes = floats * image.width() * image.height() * Float.BYTES;
        ScratchFile file = ScratchFile.in(Path.of(System.getProperty("java.io.tmpdir")), bytes);
        try {
            return new StoredDream(file, new SphereImage(image.copy(Planes.within(0, file)), dream.area()));
        } catch (UncheckedIOException e) {
            file.close();
            throw e.getCause();
        }
    }

    /** The dream, which can be read until this copy is closed. */
    SphereImage dream() {
        return dream;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
