package io.github.dreamsphere.cluster;

import io.github.dreamsphere.core.file.HiddenName;
import io.github.dreamsphere.core.file.OutputFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Folders that every machine sees under the same paths, such as those of NFS, or of a cluster on one machine. */
final class SharedFolders implements Storage {
    @Override
    public List<String> list(String folder, boolean recursive) throws IOException {
        Path root = Storage.path(folder);
        try (Stream<Path> files = Files.walk(root, recursive ? Integer.MAX_VALUE : 1)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .map(file -> root.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public boolean isFolder(String place) {
        return Files.isDirectory(Storage.path(place));
    }

    @Override
    public boolean exists(String place) {
        return Files.exists(Storage.path(place));
    }

    @Override
    public Path fetch(String place, Path folder) throws IOException {
        Path file = Storage.path(place);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(place);
        }
        return file;
    }

    @Override
    public void put(Path file, String place, String attempt) throws IOException {
        Path target = OutputFile.followed(Storage.path(place));
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path beside = HiddenName.beside(target, Attempts.ending(attempt));
        try {
            Files.copy(file, beside);
            OutputFile.moveIntoPlace(beside, target);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public void sweep(Set<String> places) throws IOException {
        Set<Path> targets = new HashSet<>();
        Set<Path> folders = new HashSet<>();
        for (String place : places) {
            Path target =
                    OutputFile.followed(Storage.path(place)).toAbsolutePath().normalize();
            targets.add(target);
            folders.add(target.getParent());
        }
        for (Path folder : folders) {
            sweep(folder, targets);
        }
    }

    private static void sweep(Path folder, Set<Path> targets) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, ".*")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (Attempts.isOne(name) && targets.contains(file.resolveSibling(Attempts.result(name)))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
