package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The cache of fetched nets, one folder each. */
public final class ModelCache {
    private final Path cache;
    private final Downloader fetch;

    /** @param cache the parent of these folders, see {@link StandardFolders#cache} */
    ModelCache(Path cache, Downloader fetch) {
        this.cache = cache;
        this.fetch = fetch;
    }

    /** The folder of {@code entry}, which need not exist. */
    public Path folder(CatalogueEntry entry) {
        return cache.resolve(entry.name());
    }

    /** True if all files of {@code entry} are in the cache. */
    public boolean has(CatalogueEntry entry) {
        return entry.files().stream()
                .allMatch(file -> Files.isRegularFile(folder(entry).resolve(file.name())));
    }

    /**
     * Fetches the files of {@code entry} that are not yet in the cache.
     *
     * @return their folder
     * @throws IOException whose message starts with the address or path, if a file cannot be fetched or a checksum
     *     differs
     */
    public Path fetch(CatalogueEntry entry, Origin origin, Progress progress) throws IOException {
        for (RemoteFile file : entry.files()) {
            fetch(entry, file, origin, progress);
        }
        for (RemoteFile file : entry.files()) {
            if (file.member().isPresent()) {
                Files.deleteIfExists(folder(entry).resolve(file.remoteName()));
            }
        }
        return folder(entry);
    }

    private void fetch(CatalogueEntry entry, RemoteFile file, Origin origin, Progress progress) throws IOException {
        Path target = folder(entry).resolve(file.name());
        if (origin instanceof Origin.Folder folder) {
            copy(entry, file, folder.path(), target);
        } else if (origin instanceof Origin.Mirror mirror) {
            fetch.fetch(file.unpacked().at(mirror.base().resolve(file.name())), target, progress);
        } else {
            fetch.fetch(file, target, progress);
        }
    }

    private void copy(CatalogueEntry entry, RemoteFile file, Path folder, Path target) throws IOException {
        List<Path> places = List.of(
                folder.resolve(file.name()), folder.resolve(entry.name()).resolve(file.name()));
        for (Path place : places) {
            if (Files.isRegularFile(place)) {
                fetch.copy(file.unpacked(), place, target);
                return;
            }
        }
        Path archive = folder.resolve(file.remoteName());
        if (file.member().isEmpty() || !Files.isRegularFile(archive)) {
            throw new IOException(folder + ": contains no " + file.name() + ", which " + entry.name() + " needs");
        }
        fetch.copy(file, archive, target);
    }
}
