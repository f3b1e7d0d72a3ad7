package io.github.dreamsphere.app.film;

import io.github.dreamsphere.VideoCodec;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.core.file.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a film goes.
 *
 * @param path the video's file, or the pattern of the pictures' names
 * @param kind what is written
 */
record FilmTarget(Path path, Kind kind) {
    /** What a film can be written as. */
    enum Kind {
        MP4,
        WEBM,
        PICTURES
    }

    /**
     * The target that {@code output} names.
     *
     * @throws IOException if it cannot be written there
     * @throws IllegalArgumentException if it is neither the name of a video nor a pattern, or the input itself
     */
    static FilmTarget of(Path output, Path input) throws IOException {
        Kind kind = kind(output);
        if (kind == Kind.PICTURES) {
            Destination.picture(new FramePattern(output).of(0), input);
            return new FilmTarget(output, kind);
        }
        Destination.requireWritable(output);
        Destination.requireNotInput(output, input);
        return new FilmTarget(output, kind);
    }

    private static Kind kind(Path output) {
        String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".mp4")) {
            return Kind.MP4;
        }
        if (name.endsWith(".webm")) {
            return Kind.WEBM;
        }
        if (FramePattern.isOne(output)) {
            return Kind.PICTURES;
        }
        throw new IllegalArgumentException(
                output + ": a film goes to a video NAME.mp4 or NAME.webm, or to pictures numbered like NAME_%05d.png");
    }

    /** The folder beside the target for what an unfinished run has made. */
    Path workFolder() {
        String name = path.getFileName().toString().replace("%", "");
        return path.resolveSibling(FileName.of(name).stem() + "-film");
    }

    /** The codec to ask for: WebM holds VP9 only. */
    Optional<VideoCodec> codec(Optional<VideoCodec> wanted) {
        if (kind != Kind.WEBM) {
            return wanted;
        }
        if (wanted.filter(codec -> codec != VideoCodec.VP9).isPresent()) {
            throw new IllegalArgumentException(path + ": WebM holds VP9, not " + wanted.get() + "; choose NAME.mp4");
        }
        return Optional.of(VideoCodec.VP9);
    }

    boolean isVideo() {
        return kind != Kind.PICTURES;
    }
}
