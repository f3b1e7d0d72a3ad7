package io.github.dreamsphere.core.batch;

import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds the pictures among files and folders, and where each result goes. */
public final class Jobs {
    private final Path folder;
    private final boolean recursive;
    private final String suffix;
    private final List<Path> leftOut = new ArrayList<>();

    /**
     * @param folder the folder of the results, with the subfolders of the sources
     * @param recursive whether to search subfolders
     * @param suffix the suffix of the results, such as {@code png}; if empty, the suffix of each source, or {@code jpg} if
     *     its format is not written
     */
    public Jobs(Path folder, boolean recursive, String suffix) {
        this.folder = folder;
        this.recursive = recursive;
        this.suffix = suffix;
        if (!suffix.isEmpty() && !ImageFormats.writable().contains(suffix)) {
            throw new IllegalArgumentException(
                    "results can be written as " + String.join(", ", ImageFormats.writable()) + ", not as " + suffix);
        }
    }

    /**
     * A job for each file of {@code inputs} and for each picture in its folders, these in the order of their names. Hidden
     * files and the folder of the results are skipped; files that are no pictures by their suffixes are {@link #leftOut}.
     *
     * @throws NoSuchFileException if an input does not exist
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
                files.filter(file -> isWanted(input, file)).sorted().forEach(file -> {
                    if (ImageFormats.isReadable(file)) {
                        jobs.add(new Job(file, target(input.relativize(file))));
                    } else {
                        leftOut.add(file);
                    }
                });
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
        return !inside && !hidden && Files.isRegularFile(file);
    }

    /** The files in the folders that {@link #of} was given which have no suffix of a picture. */
    public List<Path> leftOut() {
        return List.copyOf(leftOut);
    }

    /**
     * Where the result of a picture goes.
     *
     * @param relative the picture's path in its folder
     */
    public Path target(Path relative) {
        String name = relative.getFileName().toString();
        String own = ImageFormats.suffix(relative);
        String wanted = !suffix.isEmpty() ? suffix : ImageFormats.isWritable(relative) ? own : "jpg";
        if (wanted.equals(own)) {
            return folder.resolve(relative);
        }
        String stem = own.isEmpty() ? name : name.substring(0, name.length() - own.length() - 1);
        return folder.resolve(relative).resolveSibling(stem + "." + wanted);
    }
}
