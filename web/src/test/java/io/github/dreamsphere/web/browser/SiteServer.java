package io.github.dreamsphere.web.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A static host for a room's folder. */
final class SiteServer implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html",
            "text/html",
            "js",
            "text/javascript",
            "css",
            "text/css",
            "json",
            "application/json",
            "webp",
            "image/webp",
            "jpg",
            "image/jpeg",
            "mp4",
            "video/mp4");

    private final List<Path> folders;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong bytes = new AtomicLong();

    /** Serves the first of these folders that has a file. */
    SiteServer(Path... folders) throws IOException {
        this.folders = List.of(folders);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.endsWith("/") ? path.substring(1) + "index.html" : path.substring(1);
            for (Path folder : folders) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    send(exchange, name, Files.readAllBytes(file));
                    return;
                }
            }
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void send(HttpExchange exchange, String name, byte[] content) throws IOException {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
        bytes.addAndGet(content.length);
    }

    /** The address of the folder, with a slash at its end. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** How many bytes of files were sent so far. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
