package io.github.dreamsphere.app.film;

import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The film that is dreamed. */
interface FilmSource {
    /** Its size, its times and its sound. */
    FilmHeader header();

    /** Reads its frames from the first on. */
    Frames open() throws IOException;

    /** The file with its sound; empty: it has none that could be copied. */
    Optional<Path> sound();

    /** A digest that tells it from other films. */
    String digest() throws IOException;
}
