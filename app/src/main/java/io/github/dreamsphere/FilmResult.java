package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * A finished film.
 *
 * @param file the video, or the pattern of the pictures
 * @param size of a frame
 * @param frames number of frames
 * @param kept number of frames that an earlier run had made
 * @param shots number of shots that began in this run
 * @param seconds duration of the run
 * @param complete whether all of the input could be decoded
 */
public record FilmResult(
        Path file, PictureSize size, int frames, int kept, int shots, double seconds, boolean complete) {}
