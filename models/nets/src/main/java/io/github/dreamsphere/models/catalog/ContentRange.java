package io.github.dreamsphere.models.catalog;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes of a file that a response contains: the field {@code Content-Range} of RFC 9110, section 14.4.
 *
 * @param first position of the first byte, from 0
 * @param total size of the file in bytes; -1 if unknown
 */
record ContentRange(long first, long total) {
    private static final Pattern FIELD = Pattern.compile("bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)");

    static Optional<ContentRange> parse(String field) {
        Matcher matcher = FIELD.matcher(field.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String total = matcher.group(3);
        return Optional.of(
                new ContentRange(Long.parseLong(matcher.group(1)), total.equals("*") ? -1 : Long.parseLong(total)));
    }
}
