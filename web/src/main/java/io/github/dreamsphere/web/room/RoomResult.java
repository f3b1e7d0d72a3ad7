package io.github.dreamsphere.web.room;

import java.nio.file.Path;

/**
 * A room that was written.
 *
 * @param output its folder or file
 * @param places how many places it has
 * @param added how many of the pictures and films given are new in it
 * @param replaced how many took the place of another one, or were made again in another quality
 * @param unchanged how many it had already
 * @param seconds how long it took
 */
public record RoomResult(Path output, int places, int added, int replaced, int unchanged, double seconds) {}
