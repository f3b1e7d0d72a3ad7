package io.github.dreamsphere.core.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What tells the file at a target from one that replaces it later. Times are only compared for being the same: those of
 * files from other machines may lie in the future.
 */
record TargetState(Optional<Object> key, long bytes, long modified) {
    private static final TargetState ABSENT = new TargetState(Optional.empty(), -1, 0);

    static TargetState of(Path target) {
        try {
            BasicFileAttributes found = Files.readAttributes(target, BasicFileAttributes.class);
            return new TargetState(
                    Optional.ofNullable(found.fileKey()),
                    found.size(),
                    found.lastModifiedTime().toMillis());
        } catch (IOException e) {
            return ABSENT;
        }
    }
}
