package io.github.dreamsphere.app.film;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a film into which nothing is carried from before: from one cut to the next.
 *
 * @param first the number in the input of its first frame, &ge; 0
 * @param end one more than that of its last frame
 */
public record Shot(int first, int end) {
    private static final Pattern FILE_NAME = Pattern.compile("shot-(\\d+)-(\\d+)\\.frames");

    /** @throws IllegalArgumentException if there is no frame in it */
    public Shot {
        if (first < 0 || end <= first) {
            throw new IllegalArgumentException("a shot needs frames, was " + first + ".." + end);
        }
    }

    /** The number of its frames. */
    public int frames() {
        return end - first;
    }

    /** The name of the file of its frames. */
    public String fileName() {
        return String.format(Locale.ROOT, "shot-%06d-%06d.frames", first, end);
    }

    /** The shot whose frames are in a file of this name; empty if it is no such name. */
    public static Optional<Shot> ofFileName(String name) {
        Matcher numbers = FILE_NAME.matcher(name);
        return numbers.matches()
                ? Optional.of(new Shot(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2))))
                : Optional.empty();
    }
}
