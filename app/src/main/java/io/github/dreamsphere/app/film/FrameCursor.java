package io.github.dreamsphere.app.film;

import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.core.image.Image;
import java.io.IOException;

/** Reads the frames of a film by their numbers. The film is decoded once as long as the numbers rise. */
final class FrameCursor implements AutoCloseable {
    private final FilmSource film;
    private Frames reader;
    private int next;

    FrameCursor(FilmSource film) {
        this.film = film;
    }

    /** The frame of this number, from 0. */
    Image at(int frame) throws IOException {
        if (reader == null || frame < next) {
            close();
            reader = film.open();
            next = 0;
        }
        int skipped = frame - next;
        // After a failure it is not known where the reader is.
        next = Integer.MAX_VALUE;
        reader.skip(skipped);
        Image image = reader.next();
        next = frame + 1;
        return image;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
            reader = null;
        }
    }
}
