package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A picture to dream on.
 *
 * @param folder its own folder, named by its id
 * @param about what its file {@value #ABOUT} says, which pages are told too
 */
record StoredPicture(Path folder, ObjectNode about) {
    static final String ABOUT = "picture.json";

    /** What kinds of pictures there are. */
    enum Kind {
        /** A photosphere, or a part of one. */
        SPHERE,
        /** A picture whose edges do not meet. */
        PLAIN,
        /** No file: a photosphere of noise, drawn when it is dreamed on. */
        NOISE
    }

    /** The picture in {@code folder}. */
    static StoredPicture read(Path folder) throws IOException {
        StoredPicture picture = new StoredPicture(folder, Json.read(folder.resolve(ABOUT)));
        picture.kind();
        return picture;
    }

    String id() {
        return folder.getFileName().toString();
    }

    Kind kind() throws IOException {
        return Json.value(about.path("kind"), Kind.class);
    }

    /** Its file; a picture of noise has none. */
    Path file() {
        return folder.resolve(Names.clean(about.path("file").asText()));
    }

    /** The small copy on which drafts are dreamed. */
    Path draftFile() {
        return folder.resolve("draft.png");
    }

    /** What the names of its dreams begin with. */
    String stem() {
        return FileName.of(about.path("file").asText()).stem();
    }

    int width() {
        return about.path("width").asInt();
    }

    int height() {
        return about.path("height").asInt();
    }

    /** The settings that a dream on this picture needs besides its look's. */
    Map<String, List<String>> settings() throws IOException {
        return switch (kind()) {
            case SPHERE -> Map.of();
            case PLAIN -> Map.of("flat", List.of("true"), "tiles", List.of("equirect"));
            case NOISE -> Map.of("start", List.of("noise"), "size", List.of(width() + "x" + height()));
        };
    }

    JsonNode member(String name) {
        return about.path(name);
    }
}
