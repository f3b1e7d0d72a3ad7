package io.github.dreamsphere.app.film;

import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.core.file.FileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The film that is dreamed. */
interface FilmSource {
    /**
     * The film that {@code files} name.
     *
     * @throws IOException if it cannot be read, or is of a kind that must be converted first
     */
    static FilmSource of(FilmFiles files, Ffmpeg ffmpeg) throws IOException {
        Path input = files.input();
        if (FilmPictures.areNamedBy(input)) {
            return FilmPictures.of(input, files.framesPerSecond());
        }
        String name = input.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".insv")) {
            throw new FileException(input, "shows two fisheye pictures; stitch it with the camera's program first");
        }
        if (name.endsWith(".360")) {
            throw new FileException(input, "shows cube faces; export it as an equirectangular film first");
        }
        return FilmFile.of(ffmpeg, input, files.layout());
    }

    /** The program that reads films, for the film that {@code files} name. */
    static Ffmpeg ffmpeg(FilmFiles files) throws FileException {
        return Ffmpeg.find()
                .orElseThrow(() -> new FileException(
                        files.input(),
                        "there is no ffmpeg to read it with; install it (Debian: apt install ffmpeg; macOS: brew install"
                                + " ffmpeg)"));
    }

    /** Its size, its times and its sound. */
    FilmHeader header();

    /** Reads its frames from the first on. */
    Frames open() throws IOException;

    /** Its pictures, if it is made of some. */
    List<Path> pictures();

    /** The file with its sound; empty: it has none that could be copied. */
    Optional<Path> sound();

    /** A digest that tells it from other films. */
    String digest() throws IOException;
}
