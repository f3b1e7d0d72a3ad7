package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import java.io.IOException;
import java.util.Locale;

/**
 * What people call a dream, and the name of its file. Both say the same.
 *
 * @param title for people, such as {@code lake.jpg, Eyes, variation 4}
 * @param stem of the file, such as {@code lake-eyes-variation-4}
 */
record DreamName(String title, String stem) {
    /** The name of a dream of {@code picture} with {@code look}. */
    static DreamName of(StoredPicture picture, String look) throws IOException {
        String file = picture.kind() == Kind.NOISE
                ? "From nothing"
                : picture.member("file").asText();
        String title = look.substring(0, 1).toUpperCase(Locale.ROOT)
                + look.substring(1).replace('-', ' ');
        return new DreamName(file + ", " + title, picture.stem() + "-" + look);
    }

    /**
     * This name and what tells the dream from others.
     *
     * @param words added to the title
     * @param part added to the stem
     */
    DreamName with(String words, String part) {
        return new DreamName(title + ", " + words, stem + "-" + part);
    }

    /** This name for the dream that is number {@code number} of those with the same name. */
    DreamName numbered(int number) {
        return number == 1 ? this : new DreamName(title + " (" + number + ")", stem + "-" + number);
    }
}
