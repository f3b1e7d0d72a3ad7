package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.github.dreamsphere.web.server.FileAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One request, taken apart, and the answer to it. */
final class Call {
    static final String JPEG = "image/jpeg";

    /** A Cache-Control value: the browser may keep the answer for ever, as it never changes. */
    static final String FOREVER = "private, max-age=31536000, immutable";

    /** A Cache-Control value: the browser may keep the answer for a while, as it changes only with the program. */
    static final String FOR_AN_HOUR = "private, max-age=3600";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;
    private static final int NO_BODY = -1;
    private static final int MOST_BODY = 1 << 18;

    private final HttpExchange exchange;
    private final List<String> path;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
        String raw = exchange.getRequestURI().getRawPath();
        path = raw != null && raw.startsWith("/") ? List.of(raw.substring(1).split("/", -1)) : List.of();
    }

    String method() {
        return exchange.getRequestMethod();
    }

    /** A part of the path, as it was written; empty if there are fewer. Ids and names are looked up, never joined to paths. */
    String part(int index) {
        return index < path.size() ? path.get(index) : "";
    }

    /** How many parts the path has; 0 if the path cannot be understood. */
    int parts() {
        return path.size();
    }

    /** A parameter behind the question mark, decoded; empty if it is not given. */
    String parameter(String name) {
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                try {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    throw new Refusal(Refusal.WRONG_REQUEST, "The address cannot be understood.");
                }
            }
        }
        return "";
    }

    /** The length of the body as announced; -1 if it was not. */
    long length() {
        try {
            String header = exchange.getRequestHeaders().getFirst("Content-Length");
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.WRONG_REQUEST, "The length of the request is not a number.");
        }
    }

    InputStream body() {
        return exchange.getRequestBody();
    }

    /** The body, which is JSON. */
    ObjectNode json() throws IOException {
        byte[] bytes = body().readNBytes(MOST_BODY + 1);
        if (bytes.length > MOST_BODY) {
            throw new Refusal(Refusal.TOO_LARGE, "The request is too long.");
        }
        return Json.parse(bytes);
    }

    Headers answerHeaders() {
        return exchange.getResponseHeaders();
    }

    void created(JsonNode json) throws IOException {
        send(CREATED, "application/json", "no-store", Json.bytes(json));
    }

    void send(JsonNode json) throws IOException {
        send(OK, "application/json", "no-store", Json.bytes(json));
    }

    void done() throws IOException {
        exchange.sendResponseHeaders(NO_CONTENT, NO_BODY);
    }

    /** Says why there is no answer, unless one has begun: to a person who typed an address by a page, else in JSON. */
    void refuse(int code, String message) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            return;
        }
        String accepts = exchange.getRequestHeaders().getFirst("Accept");
        if (accepts != null && accepts.contains("text/html") && !part(0).equals("api")) {
            send(code, "text/html; charset=utf-8", "no-store", PageFiles.refusal(message));
        } else {
            send(code, "application/json", "no-store", Json.bytes(Json.object().put("message", message)));
        }
    }

    void send(String type, String caching, byte[] bytes) throws IOException {
        send(OK, type, caching, bytes);
    }

    private void send(int code, String type, String caching, byte[] bytes) throws IOException {
        answerHeaders().set("Content-Type", type);
        answerHeaders().set("Cache-Control", caching);
        if (method().equals("HEAD")) {
            answerHeaders().set("Content-Length", Integer.toString(bytes.length));
            exchange.sendResponseHeaders(code, NO_BODY);
            return;
        }
        exchange.sendResponseHeaders(code, bytes.length == 0 ? NO_BODY : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /**
     * Sends a file.
     *
     * @throws Refusal if it is not there
     */
    void send(Path file, String type, String caching) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
        }
        answerHeaders().set("Content-Type", type);
        answerHeaders().set("Cache-Control", caching);
        FileAnswer.send(exchange, file);
    }

    /** Makes the browser save the answer under this name (RFC 6266, RFC 8187). */
    void saveAs(String name) {
        String ascii = name.replaceAll("[^\\x20-\\x7e]|[\"\\\\]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        answerHeaders()
                .set("Content-Disposition", "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded);
    }

    /** Sends events until the page is closed. */
    void stream(EventStream events) throws IOException {
        answerHeaders().set("Content-Type", "text/event-stream");
        answerHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(OK, 0);
        OutputStream out = exchange.getResponseBody();
        events.writeTo(out);
    }
}
