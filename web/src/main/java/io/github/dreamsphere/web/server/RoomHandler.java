package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers requests for the files of a folder. */
final class RoomHandler implements HttpHandler {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int MOVED = 301;
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int WRONG_RANGE = 416;
    private static final int WRONG_HOST = 421;
    private static final int NO_BODY = -1;
    private static final int BUFFER = 1 << 16;

    private final ServedFolder files;
    private final HostNames hosts;

    RoomHandler(ServedFolder files, HostNames hosts) {
        this.files = files;
        this.hosts = hosts;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!hosts.include(exchange.getRequestHeaders().getFirst("Host"))) {
                refuse(exchange, WRONG_HOST, "This server does not go by that name. Open the address that it printed.");
            } else if (!List.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                refuse(exchange, WRONG_METHOD);
            } else {
                answer(exchange);
            }
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Optional<Path> found = path == null ? Optional.empty() : files.find(path);
        if (found.isPresent() && Files.isDirectory(found.get())) {
            if (!path.endsWith("/")) {
                // Relative to the path asked for, so that it cannot lead elsewhere.
                String raw = exchange.getRequestURI().getRawPath();
                exchange.getResponseHeaders().set("Location", "./" + raw.substring(raw.lastIndexOf('/') + 1) + "/");
                refuse(exchange, MOVED);
                return;
            }
            found = Optional.of(found.get().resolve("index.html"));
        }
        if (found.filter(Files::isRegularFile).isPresent()) {
            send(exchange, found.get());
        } else {
            refuse(exchange, NOT_FOUND, "There is no such file in this room.");
        }
    }

    private static void refuse(HttpExchange exchange, int code) throws IOException {
        exchange.sendResponseHeaders(code, NO_BODY);
    }

    private static void refuse(HttpExchange exchange, int code, String reason) throws IOException {
        if (isForHeaders(exchange)) {
            refuse(exchange, code);
            return;
        }
        byte[] text = (reason + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", ServedFolder.TEXT);
        exchange.sendResponseHeaders(code, text.length);
        exchange.getResponseBody().write(text);
    }

    private static boolean isForHeaders(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            String tag = "\"" + Long.toHexString(size) + "-"
                    + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "\"";
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", ServedFolder.type(file));
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Accept-Ranges", "bytes");
            headers.set("Cache-Control", "no-cache");
            headers.set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                refuse(exchange, NOT_MODIFIED);
                return;
            }
            Optional<ByteRange> asked = range(exchange, size, tag);
            if (asked.isPresent()) {
                headers.set("Content-Range", asked.get().header(size));
            }
            if (asked.filter(range -> range.length() == 0).isPresent()) {
                refuse(exchange, WRONG_RANGE);
                return;
            }
            ByteRange sent = asked.orElse(new ByteRange(0, size));
            send(exchange, asked.isPresent() ? PARTIAL : OK, channel, sent);
        }
    }

    private static Optional<ByteRange> range(HttpExchange exchange, long size, String tag) {
        String header = exchange.getRequestHeaders().getFirst("Range");
        String condition = exchange.getRequestHeaders().getFirst("If-Range");
        boolean applies = header != null && (condition == null || condition.equals(tag));
        return applies ? ByteRange.of(header, size) : Optional.empty();
    }

    private static void send(HttpExchange exchange, int code, SeekableByteChannel channel, ByteRange range)
            throws IOException {
        if (isForHeaders(exchange)) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            refuse(exchange, code);
            return;
        }
        // A length of 0 would mean one that is not known.
        exchange.sendResponseHeaders(code, range.length() == 0 ? NO_BODY : range.length());
        if (range.length() > 0) {
            channel.position(range.first());
            copy(channel, range.length(), exchange.getResponseBody());
        }
    }

    private static void copy(SeekableByteChannel from, long length, OutputStream body) throws IOException {
        WritableByteChannel to = Channels.newChannel(body);
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        for (long left = length; left > 0; ) {
            buffer.clear().limit((int) Math.min(BUFFER, left));
            int count = from.read(buffer);
            if (count < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            to.write(buffer.flip());
            left -= count;
        }
    }
}
