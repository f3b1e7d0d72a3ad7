package io.github.dreamsphere.app.film;

import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.app.recipe.RunDigests;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.app.video.FrameReader;
import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A film in a video file.
 *
 * @param header of the frames as they are read, which are equirectangular if they show a sphere
 */
record FilmFile(Ffmpeg ffmpeg, Path file, FilmHeader header, FilmLayout layout) implements FilmSource {
    /** The faces of a cube in a row of {@link FilmLayout#EAC}. */
    private static final int FACES = 3;

    /**
     * Opens a film.
     *
     * @throws FileException if it cannot be read, or its frames do not have the layout
     */
    static FilmFile of(Ffmpeg ffmpeg, Path file, FilmLayout layout) throws IOException {
        FilmHeader header = FilmHeader.read(ffmpeg, file);
        return new FilmFile(ffmpeg, file, layout == FilmLayout.EAC ? unfolded(file, header) : header, layout);
    }

    /** Four faces lie around the equator, and two between the poles. */
    private static FilmHeader unfolded(Path file, FilmHeader header) throws FileException {
        if (header.stereo() != StereoLayout.MONO) {
            throw new FileException(file, "is stereo; of films in cube faces only those for one eye are read");
        }
        if (!mayBeFaces(header.width(), header.height())) {
            throw new FileException(
                    file,
                    "its frames are " + header.width() + "x" + header.height()
                            + ", and two rows of three faces of a cube are 3:2");
        }
        return header.withSize(header.width() / FACES * 4, header.height());
    }

    /** Whether frames of this size can hold two rows of three square faces. */
    static boolean mayBeFaces(int width, int height) {
        return width % FACES == 0 && 2 * width == FACES * height;
    }

    @Override
    public Frames open() throws IOException {
        return new FrameReader(ffmpeg, file, header, layout);
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
        return RunDigests.digest(file) + (layout == FilmLayout.EAC ? " eac" : "");
    }
}
