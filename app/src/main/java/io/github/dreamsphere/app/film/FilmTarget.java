package io.github.dreamsphere.app.film;

import io.github.dreamsphere.VideoCodec;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.app.video.FilmFormat;
import io.github.dreamsphere.core.file.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a film goes.
 *
 * @param path the film's file, or the pattern of the pictures' names
 * @param format of the file; empty: numbered pictures
 */
record FilmTarget(Path path, Optional<FilmFormat> format) {
    /**
     * The target that {@code output} names.
     *
     * @throws IOException if it cannot be written there
     * @throws IllegalArgumentException if it is neither the name of a film nor a pattern, or the input itself
     */
    static FilmTarget of(Path output, Path input) throws IOException {
        FilmTarget target = new FilmTarget(output, format(output));
        if (target.format.isEmpty()) {
            Destination.picture(new FramePattern(output).of(0), input);
            return target;
        }
        Destination.requireWritable(output);
        Destination.requireNotInput(output, input);
        return target;
    }

    private static Optional<FilmFormat> format(Path output) {
        String name = output.getFileName().toString().toLowerCase(Locale.ROOT);
        for (FilmFormat format : FilmFormat.values()) {
            if (name.endsWith("." + format.name().toLowerCase(Locale.ROOT)) && !FramePattern.isOne(output)) {
                return Optional.of(format);
            }
        }
        if (FramePattern.isOne(output)) {
            return Optional.empty();
        }
        throw new IllegalArgumentException(
                output + ": a film goes to NAME.mp4, NAME.webm, NAME.gif or NAME.webp, or to pictures numbered like"
                        + " NAME_%05d.png");
    }

    /** What a file beside the target is called: the target's name without its ending, and {@code -suffix}. */
    Path beside(String suffix) {
        String name = path.getFileName().toString().replace("%", "");
        return path.resolveSibling(FileName.of(name).stem() + "-" + suffix);
    }

    /** The folder beside the target for what an unfinished run has made. */
    FilmFolder workFolder() {
        return new FilmFolder(beside("film"));
    }

    /** The codec to ask for: WebM holds VP9 only. */
    Optional<VideoCodec> codec(Optional<VideoCodec> wanted) {
        if (!is(FilmFormat.WEBM)) {
            return wanted;
        }
        if (wanted.filter(codec -> codec != VideoCodec.VP9).isPresent()) {
            throw new IllegalArgumentException(path + ": WebM holds VP9, not " + wanted.get() + "; choose NAME.mp4");
        }
        return Optional.of(VideoCodec.VP9);
    }

    boolean is(FilmFormat wanted) {
        return format.equals(Optional.of(wanted));
    }

    /** Whether it is one file rather than numbered pictures. */
    boolean isFile() {
        return format.isPresent();
    }

    /** Whether it is a file that can hold sound. */
    boolean holdsSound() {
        return format.isPresent() && !format.get().isPicture();
    }
}
