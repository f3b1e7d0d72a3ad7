package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.file.TargetLock;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Downloads files of known nets. A file is written to a temporary file, checked and then moved into place; an
 * interrupted download is resumed by the next run.
 */
final class Downloader {
    /** Creates the client on first use: creating it takes longer than most commands that download nothing. */
    private final Supplier<HttpClient> client;

    private final RetryPolicy retries;

    private Downloader(Supplier<HttpClient> client, RetryPolicy retries) {
        this.client = client;
        this.retries = retries;
    }

    Downloader(HttpClient client, RetryPolicy retries) {
        this(() -> client, retries);
    }

    /** A downloader with the proxies of this process's environment and the default retry policy. */
    static Downloader ofProcess() {
        return new Downloader(() -> client(System.getenv(), RetryPolicy.DEFAULT), RetryPolicy.DEFAULT);
    }

    static HttpClient client(Map<String, String> environment, RetryPolicy retries) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(retries.connect())
                .proxy(new EnvironmentProxies(environment, ProxySelector.getDefault()))
                .build();
    }

    /**
     * Fetches {@code file} to {@code target}, unless the correct file is already there.
     *
     * @param target path of the file; its folder is created if it does not exist
     * @param progress counts bytes; after a cancellation, what was received is kept for the next run
     * @throws IOException whose message starts with the address, if the download fails or a checksum differs
     */
    void fetch(RemoteFile file, Path target, Progress progress) throws IOException {
        try (TargetLock held = TargetLock.waitFor(folderOf(target), progress)) {
            if (Files.exists(target) && isRight(file, target)) {
                return;
            }
            if (file.member().isPresent()) {
                fetchFromArchive(file, target, progress);
            } else {
                receive(file, target, progress);
            }
        }
    }

    private static Path folderOf(Path target) throws IOException {
        return Files.createDirectories(target.toAbsolutePath().getParent());
    }

    private void fetchFromArchive(RemoteFile file, Path target, Progress progress) throws IOException {
        Path archive = target.resolveSibling(file.remoteName());
        boolean wasThere = Files.exists(archive);
        if (!wasThere) {
            receive(file, archive, progress);
        }
        try {
            Archive.unpack(archive, file, target);
        } catch (IOException e) {
            // A broken archive must not be found again by the next run.
            Files.deleteIfExists(archive);
            if (!wasThere) {
                throw e;
            }
            fetchFromArchive(file, target, progress);
        }
    }

    /** Copies {@code file} from a local folder, with the same checks. */
    void copy(RemoteFile file, Path from, Path target) throws IOException {
        try (TargetLock held = TargetLock.waitFor(folderOf(target), Progress.SILENT)) {
            if (file.member().isPresent()) {
                Archive.unpack(from, file, target);
                return;
            }
            PartialFile part = new PartialFile(target);
            Files.copy(from, part.path(), StandardCopyOption.REPLACE_EXISTING);
            settle(file, part, target, from.toString());
        }
    }

    private void receive(RemoteFile file, Path target, Progress progress) throws IOException {
        HttpClient http = client.get();
        PartialFile part = new PartialFile(target);
        boolean resumed = new Download(http, retries, file, part, progress).run();
        if (resumed && !isRight(file, part.path())) {
            // The resumed part may belong to another version of the file; start over.
            part.discard();
            new Download(http, retries, file, part, progress).run();
        }
        settle(file, part, target, file.address().toString());
    }

    private static void settle(RemoteFile file, PartialFile part, Path target, String source) throws IOException {
        try {
            if (file.member().isEmpty()) {
                file.check(part.path(), source);
            }
        } catch (IOException e) {
            part.discard();
            throw e;
        }
        part.moveTo(target);
    }

    private static boolean isRight(RemoteFile file, Path path) throws IOException {
        try {
            file.check(path, path.toString());
            return true;
        } catch (IOException e) {
            if (Files.isReadable(path)) {
                return false;
            }
            throw e;
        }
    }
}
