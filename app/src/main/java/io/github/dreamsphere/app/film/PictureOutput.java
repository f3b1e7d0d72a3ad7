package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes frames as photospheres or plain pictures, numbered from 0.
 *
 * @param pattern of their names
 * @param first the number in the input of the first frame
 * @param flat whether they are plain pictures
 */
record PictureOutput(FramePattern pattern, int first, boolean flat, Events events) implements FilmOutput {
    @Override
    public void begin(int frame) {
        // A picture replaces what was there.
    }

    @Override
    public void write(int frame, Image dream) throws IOException {
        write(dream, pattern.of(frame - first), flat, events);
    }

    /** Writes a dreamed frame. */
    static void write(Image dream, Path file, boolean flat, Events events) throws IOException {
        if (flat) {
            ImageWriter.write(new Picture(dream, Metadata.NONE), file, WriteOptions.defaults());
            return;
        }
        PhotosphereFile.write(
                        PhotosphereHeader.full(dream.width(), dream.height()).with(dream),
                        file,
                        WriteOptions.defaults(),
                        Map.of())
                .forEach(events::warning);
    }

    @Override
    public void end() {
        // Each picture is complete.
    }

    @Override
    public void finish() {
        // The pictures are the film.
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
