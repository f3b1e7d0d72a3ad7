package io.github.dreamsphere;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a picture.
 *
 * @param width in pixels, 1..32768
 * @param height in pixels, 1..32768
 */
public record PictureSize(int width, int height) {
    private static final int LARGEST = 32768;
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    /** @throws IllegalArgumentException if a side is out of range */
    public PictureSize {
        if (Math.min(width, height) < 1 || Math.max(width, height) > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture's sides must be 1 to " + LARGEST + " pixels, were " + width + "x" + height);
        }
    }

    /**
     * Parses a size written like {@code 1280x720}.
     *
     * @throws IllegalArgumentException if {@code text} is not a size
     */
    public static PictureSize valueOf(String text) {
        Matcher matcher = FORM.matcher(text);
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
