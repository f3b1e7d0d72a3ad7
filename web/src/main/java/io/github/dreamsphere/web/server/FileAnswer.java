package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Answers a request with a file, or with the part of it that the Range header asks for (RFC 9110). */
public final class FileAnswer {
    private static final int OK = 200;
    private static final int PARTIAL = 206;
    private static final int NOT_MODIFIED = 304;
    private static final int WRONG_RANGE = 416;
    private static final int NO_BODY = -1;
    private static final int BUFFER = 1 << 16;

    private FileAnswer() {}

    /**
     * Sends the file; only the headers if the request asks for no more, or if the browser has the file already. The caller
     * has set the Content-Type and Cache-Control headers.
     *
     * @throws IOException if the file cannot be read, or the browser is gone
     */
    public static void send(HttpExchange exchange, Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long size = channel.size();
            String tag = "\"" + Long.toHexString(size) + "-"
                    + Long.toHexString(Files.getLastModifiedTime(file).toMillis()) + "\"";
            Headers headers = exchange.getResponseHeaders();
            headers.set("Accept-Ranges", "bytes");
            headers.set("ETag", tag);
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(NOT_MODIFIED, NO_BODY);
                return;
            }
            Optional<ByteRange> asked = range(exchange, size, tag);
            if (asked.isPresent()) {
                headers.set("Content-Range", asked.get().header(size));
            }
            if (asked.filter(range -> range.length() == 0).isPresent()) {
                exchange.sendResponseHeaders(WRONG_RANGE, NO_BODY);
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
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(range.length()));
            exchange.sendResponseHeaders(code, NO_BODY);
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
