package io.github.dreamsphere.models.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An HTTP server on this machine that answers as badly as a test wants: each connection's bytes are the test's own. */
final class LoopbackServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Answer answer;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

    /** What was asked: the request line's address, and the header fields by lower-case name. */
    record Request(String address, Map<String, String> fields) {
        /** The place asked for by {@code Range: bytes=N-}, or 0. */
        int from() {
            String range = fields.getOrDefault("range", "bytes=0-");
            return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
        }
    }

    /** Writes an answer's raw bytes; the connection is closed behind it. */
    interface Answer {
        void write(Request request, int number, OutputStream out) throws IOException;
    }

    LoopbackServer(Answer answer) throws IOException {
        this.answer = answer;
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "loopback server");
        thread.setDaemon(true);
        thread.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                Request request = read(connection);
                requests.add(request);
                answer.write(request, requests.size(), connection.getOutputStream());
                connection.getOutputStream().flush();
            } catch (IOException e) {
                // The client went away, or the test is over: either is what a test may want.
            }
        }
    }

    private static Request read(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
        String address = in.readLine().split(" ")[1];
        Map<String, String> fields = new HashMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            int colon = line.indexOf(':');
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new Request(address, fields);
    }

    /** An answer's first lines; {@code Connection: close} is always among them. */
    static byte[] head(String status, String... fields) {
        return ("HTTP/1.1 " + status + "\r\nConnection: close\r\n" + String.join("\r\n", fields)
                        + (fields.length > 0 ? "\r\n\r\n" : "\r\n"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
