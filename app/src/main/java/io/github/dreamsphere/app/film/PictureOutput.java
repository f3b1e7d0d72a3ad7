package io.github.dreamsphere.app.film;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import java.io.IOException;
import java.util.Map;

/**
 * Writes frames as photospheres, numbered from 0.
 *
 * @param pattern of their names
 * @param first the number in the input of the first frame
 */
record PictureOutput(FramePattern pattern, int first, Events events) implements FilmOutput {
    @Override
    public void begin(int frame) {
        // A picture replaces what was there.
    }

    @Override
    public void write(int frame, Image dream) throws IOException {
        PhotosphereFile.write(
                        PhotosphereHeader.full(dream.width(), dream.height()).with(dream),
                        pattern.of(frame - first),
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
