package io.github.dreamsphere.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speaks to the server by bare sockets, since clients mend what they send. */
class RoomServerTest {
    @TempDir
    Path folder;

    private RoomServer server;
    private int port;

    @BeforeEach
    void start() throws IOException {
        Path room = Files.createDirectories(folder.resolve("room/s/lake"));
        Files.writeString(folder.resolve("secret.txt"), "SECRET");
        Files.writeString(folder.resolve("room/index.html"), "the page");
        Files.writeString(folder.resolve("room/.hidden"), "SECRET");
        Files.writeString(room.resolve("index.html"), "the lake");
        Files.writeString(folder.resolve("room/film.mp4"), "0123456789");
        Files.writeString(folder.resolve("room/empty.css"), "");
        Files.createSymbolicLink(folder.resolve("room/link.txt"), folder.resolve("secret.txt"));
        server = RoomServer.onThisMachine(folder.resolve("room"), RoomServer.ANY_PORT);
        port = server.address().getPort();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String ask(String method, String path, String... headers) throws IOException {
        return raw(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(each -> each + "\r\n").toList()) + "\r\n");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void filesAreSentWithTheirTypes() throws IOException {
        assertThat(ask("GET", "/"))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-type: text/html; charset=utf-8")
                .endsWith("\r\n\r\nthe page");
        assertThat(ask("GET", "/s/lake/?x=1")).endsWith("the lake");
        assertThat(ask("GET", "/film.mp4")).containsIgnoringCase("content-type: video/mp4");
        assertThat(ask("GET", "/empty.css")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
        assertThat(ask("HEAD", "/film.mp4"))
                .containsIgnoringCase("content-length: 10")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aFolderWithoutASlashLeadsToTheOneWith() throws IOException {
        assertThat(ask("GET", "/s/lake")).startsWith("HTTP/1.1 301").containsIgnoringCase("location: ./lake/\r\n");
    }

    @Test
    void partsOfFilesAreSent() throws IOException {
        assertThat(ask("GET", "/film.mp4", "Range: bytes=2-4"))
                .startsWith("HTTP/1.1 206")
                .containsIgnoringCase("content-range: bytes 2-4/10")
                .endsWith("\r\n\r\n234");
        assertThat(ask("GET", "/film.mp4", "Range: bytes=-2")).endsWith("\r\n\r\n89");
        assertThat(ask("GET", "/film.mp4", "Range: bytes=20-"))
                .startsWith("HTTP/1.1 416")
                .containsIgnoringCase("content-range: bytes */10");
        assertThat(ask("GET", "/film.mp4", "Range: bytes=2-4", "If-Range: \"old\""))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aFileThatTheBrowserHasIsNotSentAgain() throws IOException {
        String answer = ask("GET", "/film.mp4");
        String tag = answer.lines()
                .filter(line -> line.toLowerCase().startsWith("etag:"))
                .findFirst()
                .orElseThrow()
                .substring(5)
                .strip();

        assertThat(ask("GET", "/film.mp4", "If-None-Match: " + tag)).startsWith("HTTP/1.1 304");
    }

    @Test
    void nothingOutsideOfTheFolderIsSent() throws IOException {
        for (String path : List.of(
                "/../secret.txt",
                "/%2e%2e/secret.txt",
                "/s/../../secret.txt",
                "/..%2fsecret.txt",
                "/s/%2e%2e%2f%2e%2e/secret.txt",
                "/..\\secret.txt",
                "/..%5csecret.txt",
                "/%00",
                "/film.mp4%00.html",
                "/link.txt",
                "/.hidden",
                "//etc/passwd",
                "/s//../../secret.txt",
                "/%2fetc/passwd",
                "/%c0%ae%c0%ae/secret.txt",
                "/%",
                "/none.txt",
                "secret.txt",
                "http://other/../secret.txt",
                "*")) {
            String answer = ask("GET", path);
            assertThat(answer).as(path).doesNotContain("SECRET", "root:");
            assertThat(answer).as(path).doesNotStartWith("HTTP/1.1 200").doesNotStartWith("HTTP/1.1 5");
        }
    }

    @Test
    void askingForAForeignHostIsRefused() throws IOException {
        for (String host : List.of(
                "evil.example", "evil.example:" + port, "localhost", "localhost:1", "localhost:" + port + ".evil")) {
            assertThat(raw("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .as(host)
                    .startsWith("HTTP/1.1 421")
                    .doesNotContain("the page");
        }
        assertThat(raw("GET / HTTP/1.0\r\n\r\n")).doesNotContain("the page");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n"))
                .endsWith("the page");
    }

    @Test
    void addressesForOthersAreThoseThatTheyReach() throws IOException {
        assertThat(server.addressesForOthers()).isEmpty();
        try (RoomServer open = RoomServer.onNetwork(folder.resolve("room"), "0.0.0.0", RoomServer.ANY_PORT)) {
            for (URI address : open.addressesForOthers()) {
                port = address.getPort();
                assertThat(InetAddress.getByName(address.getHost()).isLoopbackAddress())
                        .isFalse();
                assertThat(raw("GET / HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nConnection: close\r\n\r\n"))
                        .endsWith("the page");
            }
        }
    }

    @Test
    void whatIsRefusedIsExplained() throws IOException {
        assertThat(ask("GET", "/none.txt"))
                .startsWith("HTTP/1.1 404")
                .containsIgnoringCase("content-type: text/plain; charset=utf-8")
                .endsWith("\r\n\r\nThere is no such file in this room.\n");
        assertThat(ask("HEAD", "/none.txt")).startsWith("HTTP/1.1 404").endsWith("\r\n\r\n");
        assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421")
                .endsWith("Open the address that it printed.\n");
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() {
        // Kept for documentation (RFC 5737), so that no machine has it.
        assertThatThrownBy(() -> RoomServer.onNetwork(folder.resolve("room"), "192.0.2.1", RoomServer.ANY_PORT))
                .isInstanceOf(IOException.class)
                .hasMessage("192.0.2.1: is not an address of this machine");
    }

    @Test
    void nothingCanBeChanged() throws IOException {
        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
            assertThat(ask(method, "/film.mp4")).as(method).startsWith("HTTP/1.1 405");
        }
    }

    @Test
    void aPortThatIsTakenIsTold() {
        assertThatThrownBy(() -> RoomServer.onThisMachine(folder, port))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + port);
    }

    @Test
    void onAllAddressesTheMachinesOwnNamesAreAnswered() throws IOException {
        try (RoomServer all = RoomServer.onNetwork(folder.resolve("room"), "0.0.0.0", RoomServer.ANY_PORT)) {
            port = all.address().getPort();
            assertThat(ask("GET", "/")).endsWith("the page");
            assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example:" + port + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }
}
