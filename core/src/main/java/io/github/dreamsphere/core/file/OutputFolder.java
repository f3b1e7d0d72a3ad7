package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder that is there with all its files or not at all: filled beside its target under another name, moved to the
 * target when it is complete, deleted if it is closed before.
 */
public final class OutputFolder implements AutoCloseable {
    private final Path target;
    private final Path partial;

    private OutputFolder(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
    }

    /** Makes the folder to fill, beside {@code target}, which must not exist. */
    public static OutputFolder beside(Path target) throws IOException {
        Path partial = HiddenName.beside(target, OutputFile.unique());
        Leftovers.deleteOnce(partial.getParent());
        return new OutputFolder(target, Files.createDirectory(partial));
    }

    /** Where to write files. */
    public Path partial() {
        return partial;
    }

    /** Moves the folder to the target. */
    public void commit() throws IOException {
        OutputFile.moveIntoPlace(partial, target);
    }

    /** Deletes the folder, unless it has been moved to the target. */
    @Override
    public void close() throws IOException {
        if (Files.exists(partial)) {
            Leftovers.deleteTree(partial);
        }
    }
}
