package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.file.OutputFile;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A file during download: {@code NAME.part}, and {@code NAME.part.tag} with the entity tag or date by which the server
 * recognises an unchanged file. Both survive an interrupted run.
 */
final class PartialFile {
    private final Path part;
    private final Path tag;

    PartialFile(Path target) {
        part = target.resolveSibling(target.getFileName() + ".part");
        tag = target.resolveSibling(target.getFileName() + ".part.tag");
    }

    Path path() {
        return part;
    }

    /** Bytes received so far. */
    long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    Optional<String> tag() throws IOException {
        return Files.exists(tag) ? Optional.of(Files.readString(tag)) : Optional.empty();
    }

    /** Starts over with the version that {@code newTag} identifies. */
    void restart(Optional<String> newTag) throws IOException {
        discard();
        if (newTag.isPresent()) {
            Files.writeString(tag, newTag.get());
        }
    }

    /** Opens the file for appending. */
    SeekableByteChannel append() throws IOException {
        return Files.newByteChannel(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void discard() throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(tag);
    }

    /** Moves the complete file into place atomically. */
    void moveTo(Path target) throws IOException {
        OutputFile.moveIntoPlace(part, target);
        Files.deleteIfExists(tag);
    }
}
