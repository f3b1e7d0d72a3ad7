package io.github.dreamsphere.core.image;

/**
 * A text about a picture beside EXIF, IPTC and XMP: a comment of a JPEG, or a text of a PNG.
 *
 * @param keyword what the text is, as of PNG (ISO/IEC 15948, 11.3.4.2): Title, Author, Comment and others
 * @param text without a zero
 */
public record Text(String keyword, String text) {
    /** The keyword of a comment, which is all that a JPEG has. */
    public static final String COMMENT = "Comment";

    /** The text in one line for a format that has only comments: with its keyword, unless it is one. */
    public String asComment() {
        return keyword.equals(COMMENT) ? text : keyword + ": " + text;
    }
}
