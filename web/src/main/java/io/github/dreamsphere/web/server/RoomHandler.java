package io.github.dreamsphere.web.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Answers requests for the files of a folder. */
final class RoomHandler implements HttpHandler {
    private static final int MOVED = 301;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int WRONG_HOST = 421;
    private static final int NO_BODY = -1;

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
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", ServedFolder.type(file));
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Cache-Control", "no-cache");
        FileAnswer.send(exchange, file);
    }
}
