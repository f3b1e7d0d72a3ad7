package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.core.progress.Cancelled;
import io.github.dreamsphere.core.progress.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fetching from servers that break off, lie about ranges, send other bytes, redirect and stall. */
class DownloaderTest {
    private static final byte[] RIGHT = bytes(7, 200_000);
    private static final byte[] OTHER = bytes(8, 200_000);
    private static final RetryPolicy SHORT =
            new RetryPolicy(Duration.ofSeconds(10), Duration.ofMillis(300), 3, Duration.ofMillis(1));

    @TempDir
    Path folder;

    private Path target;
    private final Downloader fetch = new Downloader(Downloader.client(Map.of(), SHORT), SHORT);

    @BeforeEach
    void name() {
        target = folder.resolve("sub").resolve("net.caffemodel");
    }

    @Test
    void bringsAFileAndLeavesNothingBesideIt() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, RIGHT))) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
        }
        assertThat(target).hasBinaryContent(RIGHT);
        assertThat(target.getParent()).isDirectoryContaining(p -> p.equals(target));
        assertThat(Files.list(target.getParent())).hasSize(1);
    }

    @Test
    void asksForNothingWhenTheFileIsThere() throws Exception {
        Files.createDirectories(target.getParent());
        Files.write(target, RIGHT);
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, RIGHT))) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void goesOnWhereAServerBrokeOff() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            byte[] rest = Arrays.copyOfRange(RIGHT, request.from(), RIGHT.length);
            range(out, request.from(), rest, n < 4 ? rest.length / 2 : rest.length);
        })) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
            assertThat(server.requests()).hasSize(4);
            assertThat(server.requests().get(1).from()).isEqualTo(RIGHT.length / 2);
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void goesOnInALaterRunWhereTheServersTagHolds() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            if (n == 1) {
                out.write(LoopbackServer.head("200 OK", "Content-Length: " + RIGHT.length, "ETag: \"a\""));
                out.write(RIGHT, 0, 1000);
            } else {
                byte[] rest = Arrays.copyOfRange(RIGHT, request.from(), RIGHT.length);
                range(out, request.from(), rest, rest.length);
            }
        })) {
            RemoteFile file = withoutChecksum(server.address("/net"));
            assertThatThrownBy(() -> fetch.fetch(file, target, cancelAt(1000))).isInstanceOf(Cancelled.class);
            assertThat(target).doesNotExist();
            fetch.fetch(file, target, Progress.SILENT);
            assertThat(server.requests().get(1).fields())
                    .containsEntry("if-range", "\"a\"")
                    .containsEntry("range", "bytes=1000-");
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void takesTheWholeFileFromAServerWithoutRanges() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            out.write(LoopbackServer.head("200 OK", "Content-Length: " + RIGHT.length));
            out.write(RIGHT, 0, n == 1 ? 5000 : RIGHT.length);
        })) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
            assertThat(server.requests()).hasSize(2);
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void startsOverWhenARangeStartsElsewhere() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            if (n == 1) {
                out.write(LoopbackServer.head("200 OK", "Content-Length: " + RIGHT.length));
                out.write(RIGHT, 0, 5000);
            } else if (request.from() > 0) {
                range(out, 4000, Arrays.copyOfRange(RIGHT, 4000, RIGHT.length), RIGHT.length - 4000);
            } else {
                whole(out, RIGHT);
            }
        })) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void startsOverWhenTheRangeHoldsOtherBytes() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            if (n == 1) {
                out.write(LoopbackServer.head("200 OK", "Content-Length: " + RIGHT.length));
                out.write(RIGHT, 0, 5000);
            } else if (request.from() > 0) {
                range(out, request.from(), Arrays.copyOfRange(OTHER, request.from(), OTHER.length), 195_000);
            } else {
                whole(out, RIGHT);
            }
        })) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void refusesOtherBytesAndKeepsNothing() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, OTHER))) {
            URI address = server.address("/net");
            assertThatThrownBy(() -> fetch.fetch(file(address), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(address.toString())
                    .hasMessageContaining("SHA-256");
        }
        assertThat(Files.list(target.getParent())).isEmpty();
    }

    @Test
    void refusesAnotherSizeWhereNoChecksumIsPublished() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, bytes(1, 199_999)))) {
            assertThatThrownBy(() -> fetch.fetch(withoutChecksum(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("199999 bytes");
        }
        assertThat(Files.list(target.getParent())).isEmpty();
    }

    @Test
    void followsRedirects() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            if (request.address().equals("/net")) {
                out.write(LoopbackServer.head("302 Found", "Location: /moved", "Content-Length: 0"));
            } else {
                whole(out, RIGHT);
            }
        })) {
            fetch.fetch(file(server.address("/net")), target, Progress.SILENT);
            assertThat(server.requests())
                    .extracting(LoopbackServer.Request::address)
                    .containsExactly("/net", "/moved");
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void endsACircleOfRedirects() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) ->
                out.write(LoopbackServer.head("302 Found", "Location: /net", "Content-Length: 0")))) {
            assertThatThrownBy(() -> fetch.fetch(file(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("/net: the server answered 302");
        }
    }

    @Test
    void givesUpOnAServerThatStalls() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            range(out, request.from(), Arrays.copyOfRange(RIGHT, request.from(), RIGHT.length), n == 1 ? 1000 : 0);
            out.flush();
            sleep(400);
        })) {
            assertThatThrownBy(() -> fetch.fetch(file(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("stopped after 1000 bytes")
                    .hasMessageContaining("run the command again to resume it");
        }
        assertThat(target).doesNotExist();
    }

    @Test
    void doesNotAskAgainForAFileThatIsNotThere() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                (request, n, out) -> out.write(LoopbackServer.head("404 Not Found", "Content-Length: 0")))) {
            assertThatThrownBy(() -> fetch.fetch(file(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageEndingWith("/net: the server answered 404");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void stopsAnAnswerWithoutEnd() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            out.write(LoopbackServer.head("200 OK"));
            for (int i = 0; i < 100; i++) {
                out.write(RIGHT);
            }
        })) {
            assertThatThrownBy(() -> fetch.fetch(file(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than 200000 bytes");
        }
    }

    @Test
    void refusesAnAnswerTooLargeBeforeReceivingIt() throws Exception {
        try (LoopbackServer server = new LoopbackServer(
                (request, n, out) -> out.write(LoopbackServer.head("200 OK", "Content-Length: 3000000000")))) {
            assertThatThrownBy(() -> fetch.fetch(file(server.address("/net")), target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has 3000000000 bytes");
        }
    }

    @Test
    void asksTheProxyOfTheEnvironment() throws Exception {
        try (LoopbackServer proxy = new LoopbackServer((request, n, out) -> whole(out, RIGHT))) {
            Downloader behindProxy = new Downloader(
                    Downloader.client(Map.of("http_proxy", proxy.address("").toString()), SHORT), SHORT);
            behindProxy.fetch(file(URI.create("http://nets.example/net")), target, Progress.SILENT);
            assertThat(proxy.requests().get(0).address()).isEqualTo("http://nets.example/net");
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    @Test
    void takesAFileOutOfAnArchive() throws Exception {
        byte[] archive = tarGz("nets/net.caffemodel", RIGHT);
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, archive))) {
            RemoteFile inside = member(server.address("/nets.tar.gz"), "nets/net.caffemodel");
            fetch.fetch(inside, target, Progress.SILENT);
            assertThat(target).hasBinaryContent(RIGHT);
            RemoteFile absent = member(server.address("/nets.tar.gz"), "nets/other");
            assertThatThrownBy(() -> fetch.fetch(absent, folder.resolve("sub").resolve("x"), Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("contains no nets/other");
        }
    }

    @Test
    void aBrokenArchiveIsFetchedAgain() throws Exception {
        byte[] archive = tarGz("nets/net.caffemodel", RIGHT);
        Files.createDirectories(target.getParent());
        Path kept = Files.write(target.resolveSibling("nets.tar.gz"), Arrays.copyOf(archive, archive.length / 2));
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, archive))) {
            fetch.fetch(member(server.address("/nets.tar.gz"), "nets/net.caffemodel"), target, Progress.SILENT);
        }
        assertThat(target).hasBinaryContent(RIGHT);
        assertThat(kept).hasBinaryContent(archive);
    }

    @Test
    void anArchiveThatIsBrokenAtItsSourceIsNotKept() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, OTHER))) {
            RemoteFile inside = member(server.address("/nets.tar.gz"), "nets/net.caffemodel");
            assertThatThrownBy(() -> fetch.fetch(inside, target, Progress.SILENT))
                    .isInstanceOf(IOException.class);
        }
        assertThat(Files.list(target.getParent())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\n<!DOCTYPE html><html>Sign in</html>', this is a web page",
        "'<?xml version=\"1.0\"?><Error/>', this is a web page",
        "'version https://git-lfs.github.com/spec/v1', this is a pointer of Git LFS",
    })
    void refusesWhatIsNoNetAndKeepsNothing(String body, String problem) throws Exception {
        refusesAsPrototxt(body.getBytes(StandardCharsets.UTF_8), problem);
    }

    @Test
    void refusesACompressedBodyAndKeepsNothing() throws Exception {
        refusesAsPrototxt(tarGz("a", RIGHT), "this is gzip-compressed");
        refusesAsPrototxt(OTHER, "this is no text");
    }

    private void refusesAsPrototxt(byte[] body, String problem) throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> whole(out, body))) {
            RemoteFile prototxt = new RemoteFile(
                    "deploy.prototxt",
                    server.address("/deploy.prototxt"),
                    Optional.empty(),
                    0,
                    2000,
                    List.of(),
                    Optional.empty());
            assertThatThrownBy(() -> fetch.fetch(prototxt, target, Progress.SILENT))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(problem);
        }
        assertThat(Files.list(target.getParent())).isEmpty();
    }

    @Test
    void twoFetchesOfOneFileTakeTurns() throws Exception {
        try (LoopbackServer server = new LoopbackServer((request, n, out) -> {
            out.write(LoopbackServer.head("200 OK", "Content-Length: " + RIGHT.length));
            for (int from = 0; from < RIGHT.length; from += 20_000) {
                out.write(RIGHT, from, 20_000);
                out.flush();
                sleep(20);
            }
        })) {
            RemoteFile file = withoutChecksum(server.address("/net"));
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> fetchUnchecked(file));
            fetchUnchecked(file);
            other.get(20, TimeUnit.SECONDS);
            assertThat(server.requests()).hasSize(1);
        }
        assertThat(target).hasBinaryContent(RIGHT);
    }

    private void fetchUnchecked(RemoteFile file) {
        try {
            fetch.fetch(file, target, Progress.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RemoteFile file(URI address) {
        return new RemoteFile(
                "net.caffemodel", address, Optional.empty(), RIGHT.length, 0, List.of(sha256(RIGHT)), Optional.empty());
    }

    private static RemoteFile withoutChecksum(URI address) {
        return new RemoteFile(
                "net.caffemodel", address, Optional.empty(), RIGHT.length, 0, List.of(), Optional.empty());
    }

    private static RemoteFile member(URI address, String member) {
        return new RemoteFile(
                "net.caffemodel", address, Optional.of(member), RIGHT.length, 0, List.of(), Optional.empty());
    }

    private static void whole(OutputStream out, byte[] bytes) throws IOException {
        out.write(LoopbackServer.head("200 OK", "Content-Length: " + bytes.length));
        out.write(bytes);
    }

    /** Says it sends all of {@code rest}, which starts at {@code from}, and sends {@code sent} bytes of it. */
    private static void range(OutputStream out, int from, byte[] rest, int sent) throws IOException {
        String length = "Content-Length: " + rest.length;
        out.write(
                from == 0
                        ? LoopbackServer.head("200 OK", length)
                        : LoopbackServer.head(
                                "206 Partial Content",
                                length,
                                "Content-Range: bytes " + from + "-" + (from + rest.length - 1) + "/" + RIGHT.length));
        out.write(rest, 0, sent);
    }

    private static Progress cancelAt(long bytes) {
        return new Progress() {
            private volatile boolean reached;

            @Override
            public void report(String stage, long done, long total) {
                reached |= done >= bytes;
            }

            @Override
            public boolean cancelled() {
                return reached;
            }
        };
    }

    private static byte[] tarGz(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes))) {
            TarArchiveEntry entry = new TarArchiveEntry(name);
            entry.setSize(content.length);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static Checksum sha256(byte[] bytes) {
        try {
            return new Checksum(
                    "SHA-256",
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
