package io.github.dreamsphere.web.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Chromium on a display of its own, with software OpenGL, driven by the DevTools protocol. One for all tests; it ends
 * with the JVM.
 */
final class Chromium {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static Chromium shared;

    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, JsonNode>> listeners = new ConcurrentHashMap<>();

    private Chromium(Path program) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("dreamsphere-chromium");
        List<Process> started = new ArrayList<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(started, profile)));
        Map<String, String> environment = new HashMap<>(Map.of("LIBGL_ALWAYS_SOFTWARE", "1"));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-sandbox",
                "--ignore-gpu-blocklist",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "--window-size=1300,1000",
                "--no-first-run",
                "--disable-background-networking",
                "--autoplay-policy=no-user-gesture-required",
                "about:blank"));
        // OpenGL on a display draws several times as fast as a browser without one.
        if (find(List.of("Xvfb")).isPresent()) {
            environment.put("DISPLAY", display(started));
            command.add("--use-angle=gl");
        } else {
            command.addAll(List.of("--headless=new", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"));
        }
        ProcessBuilder browser = new ProcessBuilder(command);
        browser.environment().putAll(environment);
        started.add(browser.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address(profile), new Receiver())
                .join();
    }

    /** The browser of all tests; skips the test where none is installed. */
    static synchronized Chromium shared() throws IOException, InterruptedException {
        Optional<Path> program = find(NAMES);
        Assumptions.assumeTrue(program.isPresent(), "Chromium is needed to test the page (apt-get install chromium)");
        if (shared == null) {
            shared = new Chromium(program.get());
        }
        return shared;
    }

    private static Optional<Path> find(List<String> names) {
        return Stream.of(System.getenv("PATH").split(":"))
                .flatMap(bin -> names.stream().map(name -> Path.of(bin, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String display(List<Process> started) throws IOException {
        Process server = new ProcessBuilder("Xvfb", "-displayfd", "1", "-noreset", "-screen", "0", "1400x1100x24")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(server);
        return ":" + server.inputReader().readLine();
    }

    private static URI address(Path profile) throws IOException, InterruptedException {
        Path port = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600; i++) {
            List<String> lines = Files.exists(port) ? Files.readAllLines(port) : List.of();
            if (lines.size() == 2) {
                return URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1));
            }
            Thread.sleep(50);
        }
        throw new IOException("Chromium did not start within 30 seconds");
    }

    private static void end(List<Process> started, Path profile) {
        for (int i = started.size() - 1; i >= 0; i--) {
            Process process = started.get(i);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().join();
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // The folder of temporary files is emptied by others.
        }
    }

    /** Events of the session go to {@code listener}, with their name. */
    void listen(String session, BiConsumer<String, JsonNode> listener) {
        listeners.put(session, listener);
    }

    /**
     * Sends a command of the protocol and waits for its answer.
     *
     * @param session of a page, or "" for the browser
     * @throws IOException if the browser refuses it, or does not answer within 30 seconds
     */
    JsonNode send(String session, String method, Map<String, ?> parameters) throws IOException {
        int id = lastId.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Map<String, Object> message = new HashMap<>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        String text = JSON.writeValueAsString(message);
        synchronized (socket) {
            socket.sendText(text, true).join();
        }
        try {
            JsonNode reply = answer.get(30, TimeUnit.SECONDS);
            if (reply.has("error")) {
                throw new IOException(
                        method + ": " + reply.get("error").get("message").asText());
            }
            return reply.get("result");
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IOException(method + " was not answered", e);
        }
    }

    private final class Receiver implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                String text = message.toString();
                message.setLength(0);
                receive(text);
            }
            from.request(1);
            return null;
        }

        private void receive(String text) {
            try {
                JsonNode node = JSON.readTree(text);
                if (node.has("id")) {
                    waiting.remove(node.get("id").asInt()).complete(node);
                } else {
                    listeners
                            .getOrDefault(node.path("sessionId").asText(), (name, event) -> {})
                            .accept(node.get("method").asText(), node.get("params"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
