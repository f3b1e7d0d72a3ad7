package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.image.Image;
import java.io.IOException;

/** Receives the dreamed frames of a film, piece by piece. */
interface FilmOutput extends AutoCloseable {
    /** Begins the piece whose first frame is {@code frame}; what an interrupted run left of it is replaced. */
    void begin(int frame) throws IOException;

    /** Takes the next frame, number {@code frame} of the input. */
    void write(int frame, Image dream) throws IOException;

    /** Ends a piece: afterwards it is complete on the disk. */
    void end() throws IOException;

    /** Makes the film of all pieces. */
    void finish() throws IOException;

    @Override
    void close() throws IOException;
}
