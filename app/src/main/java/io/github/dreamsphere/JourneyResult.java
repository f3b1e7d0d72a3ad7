package io.github.dreamsphere;

import java.nio.file.Path;

/**
 * A journey that was made.
 *
 * @param file the video, or the pattern of the frames' names
 * @param frames how many frames it has
 * @param kept how many of them existed already
 * @param seconds the run took
 */
public record JourneyResult(Path file, int frames, int kept, double seconds) {}
