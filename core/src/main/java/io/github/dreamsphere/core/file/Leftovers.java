package io.github.dreamsphere.core.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Deletes what killed processes left in a folder: unfinished files and folders, and locks. */
public final class Leftovers {
    private static final Set<Path> CLEANED = ConcurrentHashMap.newKeySet();

    private Leftovers() {}

    /** Deletes the leftovers in {@code folder}, once in the life of this process; what cannot be deleted stays. */
    public static void deleteOnce(Path folder) {
        if (CLEANED.add(folder.toAbsolutePath().normalize())) {
            delete(folder);
        }
    }

    /** Deletes the leftovers in {@code folder}; what cannot be deleted stays. */
    static void delete(Path folder) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*")) {
            for (Path file : files) {
                deleteIfLeft(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // A folder that cannot be listed may still be written to.
            return;
        }
    }

    private static void deleteIfLeft(Path file) {
        try {
            String name = file.getFileName().toString();
            if (name.endsWith(TargetLock.ENDING) && Files.isRegularFile(file)) {
                TargetLock.deleteIfLeft(file);
            } else if (isUnfinished(name)) {
                deleteTree(file);
            }
        } catch (IOException e) {
            // Another process may have deleted it, or it belongs to somebody else.
            return;
        }
    }

    private static boolean isUnfinished(String name) {
        if (!name.endsWith(OutputFile.ENDING)) {
            return false;
        }
        String marked = name.substring(0, name.length() - OutputFile.ENDING.length());
        return ProcessMark.isOfEndedProcess(marked.substring(marked.lastIndexOf('.') + 1));
    }

    /** Deletes a file, or a folder with all that is in it; symbolic links are not followed. */
    public static void deleteTree(Path root) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
