/**
 * Rooms: reads pictures and films, pairs originals with their dreams, and writes the page with {@code room.json}, which
 * says what the room shows.
 */
package io.github.dreamsphere.web.room;
