package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

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
    /** The end of the names of unfinished files. */
    static final String ENDING = ".part";

    private static final int MOST_LINKS = 40;

    private final Path target;
    private final Path partial;

    private OutputFile(Path wanted) throws FileException {
        Path target = followed(wanted);
        Path folder = target.toAbsolutePath().getParent();
        if (Files.isDirectory(target)) {
            throw new FileException(target, "this is a folder; give the name of a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileException(target, "the folder " + folder + " does not exist; create it first");
        }
        HiddenName.checkLength(target);
        this.target = target;
        partial = isStream(target) ? temporary(target) : HiddenName.beside(target, unique());
        if (!Files.isWritable(partial.getParent())) {
            throw new FileException(target, "permission to write into " + partial.getParent() + " is denied");
        }
        Leftovers.deleteOnce(partial.getParent());
        // For a process that is ended from outside; deleting what has been moved away does nothing.
        partial.toFile().deleteOnExit();
    }

    /**
     * The file that a symbolic link leads to, whether or not it exists; {@code file} itself if it is no link.
     *
     * @throws FileException if links lead in a circle
     */
    public static Path followed(Path file) throws FileException {
        Path place = file;
        // Links to pipes, such as /dev/stdout, lead to names that are no files.
        for (int links = 0; Files.isSymbolicLink(place) && !isStream(place); links++) {
            if (links == MOST_LINKS) {
                throw new FileException(file, "its symbolic links lead in a circle");
            }
            try {
                place = place.resolveSibling(Files.readSymbolicLink(place));
            } catch (IOException e) {
                throw new FileException(file, "the symbolic link cannot be read", e);
            }
        }
        return place;
    }

    /** Whether {@code file} is a pipe or a device, which is written to and never replaced. */
    public static boolean isStream(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static Path temporary(Path target) {
        return HiddenName.beside(Path.of(System.getProperty("java.io.tmpdir")).resolve(target.getFileName()), unique());
    }

    static String unique() {
        return "." + ProcessMark.next() + ENDING;
    }

    /**
     * An output that several processes may write at once, each under a name of its own; the last to finish wins.
     *
     * @throws FileException if the folder does not exist or cannot be written to
     */
    public static OutputFile beside(Path target) throws FileException {
        return new OutputFile(target);
    }

    /** What writes a file. */
    public interface Writing {
        /** Writes {@code file}, whose name differs from the target's. */
        void to(Path file) throws IOException;
    }

    /**
     * Writes {@code target} as a whole.
     *
     * @throws FileException that names it, if it cannot be written, as on a full disk
     */
    public static void write(Path target, Writing writing) throws FileException {
        try (OutputFile output = beside(target)) {
            writing.to(output.partial());
            output.commit();
        } catch (FileException e) {
            throw e;
        } catch (IOException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String reason =
                    root instanceof FileSystemException f && f.getReason() != null ? f.getReason() : root.getMessage();
            throw new FileException(target, "it could not be written: " + reason, e);
        }
    }

    /** Where to write. */
    public Path partial() {
        return partial;
    }

    /**
     * Moves what was written to the target, over a file that may be there. A symbolic link stays, and the file that it
     * leads to is replaced. A pipe or a device gets the bytes.
     */
    public void commit() throws IOException {
        if (!isStream(target)) {
            moveIntoPlace(partial, target);
            return;
        }
        writeInto(target, partial);
    }

    /** Writes the bytes of {@code file} into the pipe or device at {@code stream}. */
    public static void writeInto(Path stream, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(stream, StandardOpenOption.WRITE)) {
            Files.copy(file, out);
        }
    }

    /** Moves a finished file or folder to its target, in the same folder, in one step; a file replaces another. */
    public static void moveIntoPlace(Path finished, Path target) throws IOException {
        Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** True if {@code file} is what a process that was killed may have left of writing {@code target}. */
    public static boolean isPartial(Path file, Path target) {
        String name = file.getFileName().toString();
        String start = HiddenName.beside(target, ".").getFileName().toString();
        // A partial file of a.jpg.png is not one of a.jpg.
        return name.startsWith(start)
                && name.endsWith(ENDING)
                && name.lastIndexOf('.', name.length() - ENDING.length() - 1) < start.length();
    }

    /** Deletes what was written, unless it has been moved to the target. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(partial);
    }
}
