package io.github.dreamsphere.models.catalog;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The source of a known net's files. */
public sealed interface Origin {
    /** The addresses of the catalogue. */
    Origin MAKERS = new Makers();

    /** The addresses of the catalogue. */
    record Makers() implements Origin {}

    /** A local folder with the files under the catalogue's names. */
    record Folder(Path path) implements Origin {}

    /** A web server with the files under the catalogue's names below {@code base}, which ends in a slash. */
    record Mirror(URI base) implements Origin {}

    /**
     * Parses {@code DIR|URL}.
     *
     * @throws IllegalArgumentException if it is neither an existing folder nor an http or https address
     */
    static Origin parse(String text) {
        if (text.matches("(?i)https?://.+")) {
            return new Mirror(URI.create(text.endsWith("/") ? text : text + "/"));
        }
        if (!Files.isDirectory(Path.of(text))) {
            throw new IllegalArgumentException(text + ": neither a folder nor an http or https address");
        }
        return new Folder(Path.of(text));
    }
}
