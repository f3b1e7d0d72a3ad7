package io.github.dreamsphere.web.room;

import java.nio.file.Path;

/**
 * A room that was written.
 *
 * @param output its folder or file
 * @param places how many places it has
 * @param made how many pictures and films were made for it
 * @param kept how many of those given it had already
 * @param seconds how long it took
 */
public record RoomResult(Path output, int places, int made, int kept, double seconds) {}
