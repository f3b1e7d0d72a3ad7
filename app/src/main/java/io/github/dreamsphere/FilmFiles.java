package io.github.dreamsphere;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The files of a film.
 *
 * @param input the film to dream: a video, a folder of numbered pictures, or a pattern such as {@code NAME_%05d.png}
 * @param output a video {@code NAME.mp4} or {@code NAME.webm}, moving pictures {@code NAME.gif} or {@code NAME.webp}, or a
 *     pattern such as {@code NAME_%05d.png} for pictures
 * @param fromSeconds where the dreamed part begins; &ge; 0
 * @param toSeconds where it ends; empty: at the film's end
 * @param codec how the video is compressed; empty: as suits its size
 * @param quality of the video, 1..100
 * @param resume whether an interrupted run is continued
 * @param framesPerSecond how fast numbered pictures follow each other, 0 to 240, without 0; a video has its own times
 * @param layout how frames show a sphere
 */
public record FilmFiles(
        Path input,
        Path output,
        double fromSeconds,
        Optional<Double> toSeconds,
        Optional<VideoCodec> codec,
        int quality,
        boolean resume,
        double framesPerSecond,
        FilmLayout layout) {
    private static final double USUAL_RATE = 30;
    private static final double FASTEST = 240;
    private static final int USUAL_QUALITY = 75;

    /** @throws IllegalArgumentException if a value is out of range */
    public FilmFiles {
        if (!(fromSeconds >= 0)) {
            throw new IllegalArgumentException("from must be >= 0 seconds, was " + fromSeconds);
        }
        if (toSeconds.isPresent() && !(toSeconds.get() > fromSeconds)) {
            throw new IllegalArgumentException(
                    "the film must end after it begins, was from " + fromSeconds + " s to " + toSeconds.get() + " s");
        }
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("quality must be 1..100, was " + quality);
        }
        if (!(framesPerSecond > 0 && framesPerSecond <= FASTEST)) {
            throw new IllegalArgumentException("frames a second must be > 0 and <= 240, was " + framesPerSecond);
        }
    }

    /** The whole film, compressed as suits its size, begun anew. */
    public static FilmFiles of(Path input, Path output) {
        return new FilmFiles(
                input,
                output,
                0,
                Optional.empty(),
                Optional.empty(),
                USUAL_QUALITY,
                false,
                USUAL_RATE,
                FilmLayout.EQUIRECTANGULAR);
    }

    /** These files, from one time to another, in seconds. */
    public FilmFiles between(double from, Optional<Double> to) {
        return new FilmFiles(input, output, from, to, codec, quality, resume, framesPerSecond, layout);
    }

    /** These files, compressed in another way. */
    public FilmFiles withCodec(Optional<VideoCodec> codec, int quality) {
        return new FilmFiles(input, output, fromSeconds, toSeconds, codec, quality, resume, framesPerSecond, layout);
    }

    /** These files, with numbered pictures that follow each other at another rate. */
    public FilmFiles withFramesPerSecond(double framesPerSecond) {
        return new FilmFiles(input, output, fromSeconds, toSeconds, codec, quality, resume, framesPerSecond, layout);
    }

    /** These files, with frames that show a sphere in another way. */
    public FilmFiles withLayout(FilmLayout layout) {
        return new FilmFiles(input, output, fromSeconds, toSeconds, codec, quality, resume, framesPerSecond, layout);
    }

    /** These files with another output. */
    public FilmFiles withOutput(Path output) {
        return new FilmFiles(input, output, fromSeconds, toSeconds, codec, quality, resume, framesPerSecond, layout);
    }

    /** These files, with an interrupted run continued, or not. */
    public FilmFiles withResume(boolean resume) {
        return new FilmFiles(input, output, fromSeconds, toSeconds, codec, quality, resume, framesPerSecond, layout);
    }
}
