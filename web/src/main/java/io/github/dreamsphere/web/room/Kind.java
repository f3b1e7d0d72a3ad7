package io.github.dreamsphere.web.room;

import java.util.Locale;

/** What a version of a place is. */
enum Kind {
    /** A photosphere as it was taken. */
    ORIGINAL,
    /** A dream of one. */
    DREAM,
    /** A film. */
    FILM;

    /** The word of room.json. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
