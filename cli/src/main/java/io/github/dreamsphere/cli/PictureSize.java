package io.github.dreamsphere.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A picture's size as written on the command line, e.g. {@code 1280x720}.
 *
 * @param width in pixels, 1..32768
 * @param height in pixels, 1..32768
 */
public record PictureSize(int width, int height) {
    private static final int LARGEST = 32768;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    public PictureSize {
        if (Math.min(width, height) < 1 || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture's sides must be 1 to " + LARGEST + " pixels, were " + width + "x" + height);
        }
    }

    /** The size that {@code text} writes; jopt-simple calls this. */
    public static PictureSize valueOf(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a size is written like 1280x720, not '" + text + "'");
        }
        return new PictureSize(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
