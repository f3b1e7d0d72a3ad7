package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is there as a whole or not at all: written beside its target under another name, moved to the target when
 * it is complete, deleted if it is closed before.
 *
 * <pre>{@code
 * try (OutputFile output = OutputFile.beside(target)) {
 *     Files.writeString(output.partial(), text);
 *     output.commit();
 * }
 * }</pre>
 */
public final class OutputFile implements AutoCloseable {
    private final Path target;
    private final Path partial;

    private OutputFile(Path target, String partialName) throws FileException {
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new FileException(target, "this is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileException(target, "the folder " + folder + " does not exist; create it first");
        }
        if (!Files.isWritable(folder)) {
            throw new FileException(target, "permission to write into " + folder + " is denied");
        }
        this.target = target;
        partial = folder.resolve(partialName);
        // For a process that is ended from outside; deleting what has been moved away does nothing.
        partial.toFile().deleteOnExit();
    }

    /**
     * An output that several processes may write at once, each under a name of its own; the last to finish wins.
     *
     * @throws FileException if the folder does not exist or cannot be written to
     */
    public static OutputFile beside(Path target) throws FileException {
        String unique = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
        return new OutputFile(target, "." + target.getFileName() + "." + unique + ".part");
    }

    /**
     * An output that only one process writes, so that what a killed one left behind is overwritten by the next.
     *
     * @throws FileException if the folder does not exist or cannot be written to
     */
    public static OutputFile ofOneWriter(Path target) throws FileException {
        return new OutputFile(target, "." + target.getFileName() + ".part");
    }

    /** Where to write. */
    public Path partial() {
        return partial;
    }

    /** Moves what was written to the target, over a file that may be there. */
    public void commit() throws IOException {
        moveIntoPlace(partial, target);
    }

    /** Moves a finished file or folder to its target, in the same folder, in one step; a file replaces another. */
    public static void moveIntoPlace(Path finished, Path target) throws IOException {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** True if {@code file} is what a process that was killed may have left of writing {@code target}. */
    public static boolean isPartial(Path file, Path target) {
        String name = file.getFileName().toString();
        return name.startsWith("." + target.getFileName() + ".") && name.endsWith(".part");
    }

    /** Deletes what was written, unless it has been moved to the target. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(partial);
    }
}
