package io.github.dreamsphere.core.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is there wholly or not at all: written beside its place under another name, moved into it when it is
 * complete, deleted if it is closed before.
 */
final class OutputFile implements AutoCloseable {
    private final Path target;
    private final Path partial;

    private OutputFile(Path target, Path partial) {
        this.target = target;
        this.partial = partial;
        // For a run that is ended from outside; deleting what has been moved away does nothing.
        partial.toFile().deleteOnExit();
    }

    /** @throws ImageFileException if the folder does not exist or cannot be written to */
    static OutputFile beside(Path target) throws ImageFileException {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new ImageFileException(target, "this is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ImageFileException(target, "the folder " + folder + " does not exist; create it first");
        }
        if (!Files.isWritable(folder)) {
            throw new ImageFileException(target, "permission to write into " + folder + " is denied");
        }
        String unique = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
        return new OutputFile(target, folder.resolve("." + target.getFileName() + "." + unique + ".part"));
    }

    /** Where to write. */
    Path partial() {
        return partial;
    }

    /** Moves what was written into place, over a file that may be there. */
    void commit() throws IOException {
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(partial);
    }
}
