package io.github.dreamsphere.web.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some bytes of a file (RFC 9110, section 14).
 *
 * @param first the first one, from 0
 * @param length how many; 0 if the file has none of those asked for
 */
record ByteRange(long first, long length) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * What a Range header asks for of a file of {@code size} bytes; empty if all of the file is to be sent, because the
     * header asks for several ranges or cannot be understood.
     */
    static Optional<ByteRange> of(String header, long size) {
        Matcher single = SINGLE.matcher(header.strip());
        if (!single.matches() || single.group(1).isEmpty() && single.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (single.group(1).isEmpty()) {
            long length = Math.min(size, Long.parseLong(single.group(2)));
            return Optional.of(new ByteRange(size - length, length));
        }
        long first = Long.parseLong(single.group(1));
        long last = single.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(single.group(2)));
        if (!single.group(2).isEmpty() && Long.parseLong(single.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(first, first < size ? last - first + 1 : 0));
    }

    /** The Content-Range header of an answer with these bytes. */
    String header(long size) {
        return length == 0 ? "bytes */" + size : "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
