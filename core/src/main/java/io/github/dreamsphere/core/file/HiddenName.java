package io.github.dreamsphere.core.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Names of hidden files that belong to another file and lie beside it. */
public final class HiddenName {
    /** The longest name of a file, in bytes of UTF-8, that all usual file systems take. */
    private static final int LONGEST = 255;

    /** The bytes kept free for endings, so that a long name is shortened alike for all of them. */
    private static final int ENDING = 48;

    private HiddenName() {}

    /**
     * The hidden file beside {@code target} with {@code ending} added to its name. The end of a name that would become too
     * long is replaced by its hash.
     *
     * @param ending at most 48 bytes
     */
    public static Path beside(Path target, String ending) {
        Path place = target.toAbsolutePath().normalize();
        return place.resolveSibling("." + stem(place.getFileName().toString(), LONGEST - 1 - ENDING) + ending);
    }

    private static String stem(String name, int longest) {
        if (length(name) <= longest) {
            return name;
        }
        String hash = "~" + Integer.toHexString(name.hashCode());
        int end = name.length();
        while (length(name.substring(0, end)) + length(hash) > longest) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end) + hash;
    }

    private static int length(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * Checks that {@code file} has a name that file systems take.
     *
     * @throws FileException if the name is longer than 255 bytes
     */
    public static void checkLength(Path file) throws FileException {
        int bytes = length(file.getFileName().toString());
        if (bytes > LONGEST) {
            throw new FileException(file, "this name has " + bytes + " bytes, and a file's name can have " + LONGEST);
        }
    }
}
