package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds what is to be done: the pictures among files and folders, and where each result goes. */
public final class Jobs {
    private final Path folder;
    private final boolean recursive;
    private final String ending;

    /**
     * @param folder where results go, in subfolders like the sources'
     * @param recursive whether folders in folders are entered
     * @param ending the results' format as the ending of their names, e.g. {@code png}; if empty, each source's own, or
     *     JPEG where that is not written
     */
    public Jobs(Path folder, boolean recursive, String ending) {
        this.folder = folder;
        this.recursive = recursive;
        this.ending = ending;
        if (!ending.isEmpty() && !ImageFormats.writable().contains(ending)) {
            throw new IllegalArgumentException(
                    "results can be written as " + String.join(", ", ImageFormats.writable()) + ", not as " + ending);
        }
    }

    /**
     * A job for each of {@code inputs}, and for each picture in those that are folders (hidden files and the results'
     * own folder left out), in the order of their names.
     *
     * @throws NoSuchFileException if an input is not there
     */
    public List<Job> of(List<Path> inputs) throws IOException {
        List<Job> jobs = new ArrayList<>();
        for (Path input : inputs) {
            if (!Files.exists(input)) {
                throw new NoSuchFileException(input.toString());
            }
            if (!Files.isDirectory(input)) {
                jobs.add(new Job(input, target(input.getFileName())));
                continue;
            }
            try (Stream<Path> files = Files.walk(input, recursive ? Integer.MAX_VALUE : 1)) {
                files.filter(file -> isWanted(input, file))
                        .sorted()
                        .forEach(file -> jobs.add(new Job(file, target(input.relativize(file)))));
            }
        }
        return jobs;
    }

    private boolean isWanted(Path root, Path file) {
        boolean result = file.toAbsolutePath()
                .normalize()
                .startsWith(folder.toAbsolutePath().normalize());
        boolean inside = result
                && !root.toAbsolutePath()
                        .normalize()
                        .startsWith(folder.toAbsolutePath().normalize());
        boolean hidden = file.getFileName().toString().startsWith(".");
        return !inside && !hidden && Files.isRegularFile(file) && ImageFormats.isReadable(file);
    }

    private Path target(Path relative) {
        String name = relative.getFileName().toString();
        String own = ImageFormats.suffix(relative);
        String wanted = !ending.isEmpty() ? ending : ImageFormats.isWritable(relative) ? own : "jpg";
        if (wanted.equals(own)) {
            return folder.resolve(relative);
        }
        String stem = own.isEmpty() ? name : name.substring(0, name.length() - own.length() - 1);
        return folder.resolve(relative).resolveSibling(stem + "." + wanted);
    }
}
