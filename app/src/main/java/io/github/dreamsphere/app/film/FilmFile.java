package io.github.dreamsphere.app.film;

import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.FrameReader;
import io.github.dreamsphere.app.video.Frames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A film in a video file. */
record FilmFile(Ffmpeg ffmpeg, Path file, FilmHeader header) implements FilmSource {
    @Override
    public Frames open() throws IOException {
        return new FrameReader(ffmpeg, file, header);
    }

    @Override
    public List<Path> pictures() {
        return List.of();
    }

    @Override
    public Optional<Path> sound() {
        return Optional.of(file);
    }

    @Override
    public String digest() throws IOException {
        return RunDigests.digest(file);
    }
}
