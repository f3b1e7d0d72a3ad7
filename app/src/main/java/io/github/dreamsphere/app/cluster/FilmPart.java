package io.github.dreamsphere.app.cluster;

import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.FilmLayout;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is read of {@link FilmFiles}, to be sent to other machines.
 *
 * @param input the path of the film, the same on all of them
 * @param from where the dreamed part begins, in seconds
 * @param to where it ends, in seconds; infinite: at the film's end
 * @param framesPerSecond of numbered pictures
 * @param layout how frames show a sphere
 */
record FilmPart(String input, double from, double to, double framesPerSecond, FilmLayout layout)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    static FilmPart of(FilmFiles files) {
        return new FilmPart(
                files.input().toAbsolutePath().toString(),
                files.fromSeconds(),
                files.toSeconds().orElse(Double.POSITIVE_INFINITY),
                files.framesPerSecond(),
                files.layout());
    }

    /** The part on this machine. Its output is not used. */
    FilmFiles files() {
        Path film = Path.of(input);
        return FilmFiles.of(film, film)
                .between(from, to < Double.POSITIVE_INFINITY ? Optional.of(to) : Optional.empty())
                .withFramesPerSecond(framesPerSecond)
                .withLayout(layout);
    }
}
