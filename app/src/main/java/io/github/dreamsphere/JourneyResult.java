package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * A finished journey.
 *
 * @param file the video, or the pattern of the frame files
 * @param frames number of frames
 * @param kept number of frames that existed already
 * @param seconds duration of the run
 */
public record JourneyResult(Path file, int frames, int kept, double seconds) {}
