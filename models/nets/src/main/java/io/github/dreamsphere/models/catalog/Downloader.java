package io.github.dreamsphere.models.catalog;

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
 * Brings files of known nets to this machine. A file is received beside its place, checked, and only then moved into
 * it; what a broken run received is used by the next.
 */
final class Downloader {
    /** Makes a client when a file is received: that takes longer than most commands that receive none. */
    private final Supplier<HttpClient> client;

    private final RetryPolicy patience;

    private Downloader(Supplier<HttpClient> client, RetryPolicy patience) {
        this.client = client;
        this.patience = patience;
    }

    Downloader(HttpClient client, RetryPolicy patience) {
        this(() -> client, patience);
    }

    /** Fetches as this process's environment says: its proxies, and a usual patience. */
    static Downloader ofProcess() {
        return new Downloader(() -> client(System.getenv(), RetryPolicy.USUAL), RetryPolicy.USUAL);
    }

    static HttpClient client(Map<String, String> environment, RetryPolicy patience) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(patience.connect())
                .proxy(new EnvironmentProxies(environment, ProxySelector.getDefault()))
                .build();
    }

    /**
     * Fetches {@code file} to {@code target}; does nothing if the right bytes lie there already.
     *
     * @param target where the file shall be; its folder is made if absent
     * @param progress receives bytes; when it cancels, what was received is kept for the next run
     * @throws IOException that starts with the address, if the file cannot be had or has other bytes
     */
    void fetch(RemoteFile file, Path target, Progress progress) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (Files.exists(target) && isRight(file, target)) {
            return;
        }
        if (file.member().isPresent()) {
            Path archive = target.resolveSibling(file.remoteName());
            if (!Files.exists(archive)) {
                receive(file, archive, progress);
            }
            Archive.unpack(archive, file, target);
        } else {
            receive(file, target, progress);
        }
    }

    /** Copies {@code file} from a folder of this machine, with the same checks. */
    void copy(RemoteFile file, Path from, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        if (file.member().isPresent()) {
            Archive.unpack(from, file, target);
            return;
        }
        PartialFile part = new PartialFile(target);
        Files.copy(from, part.path(), StandardCopyOption.REPLACE_EXISTING);
        settle(file, part, target, from.toString());
    }

    private void receive(RemoteFile file, Path target, Progress progress) throws IOException {
        HttpClient http = client.get();
        PartialFile part = new PartialFile(target);
        boolean resumed = new Download(http, patience, file, part, progress).run();
        if (resumed && !isRight(file, part.path())) {
            // The first half may be of another edition than the second: what one run brings alone is judged.
            part.discard();
            new Download(http, patience, file, part, progress).run();
        }
        settle(file, part, target, file.address().toString());
    }

    private static void settle(RemoteFile file, PartialFile part, Path target, String said) throws IOException {
        try {
            if (file.member().isEmpty()) {
                file.check(part.path(), said);
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
