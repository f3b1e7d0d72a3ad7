package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Predicate;

/** Asks a studio as a script does. */
public final class StudioClient {
    private static final int WAIT_SECONDS = 120;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    /** @param link as the studio prints it */
    public StudioClient(URI link) {
        base = "http://" + link.getAuthority() + "/";
        token = link.getQuery().substring("token=".length());
    }

    String base() {
        return base;
    }

    /** The secret of the link. */
    public String token() {
        return token;
    }

    /** A request to a path, without the token. */
    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public byte[] bytes(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray())
                .body();
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(send(request(path)).body());
    }

    public HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> put(String name, Path file) throws IOException, InterruptedException {
        return send(request("api/pictures?name=" + name).PUT(HttpRequest.BodyPublishers.ofFile(file)));
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JSON.readTree(answer.body());
    }

    /** The id of a picture that the studio takes. */
    public String upload(Path file) throws IOException, InterruptedException {
        HttpResponse<String> answer = put(file.getFileName().toString(), file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asText();
    }

    /** The id of the only dream that an order asks for. */
    public String order(String picture, String look, String settings) throws IOException, InterruptedException {
        HttpResponse<String> answer = post(
                "api/dreams",
                "{\"pictures\": [\"" + picture + "\"], \"looks\": [\"" + look + "\"], \"settings\": " + settings + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).at("/dreams/0/id").asText();
    }

    /** Waits until a dream fulfils a condition. */
    JsonNode await(String dream, Predicate<JsonNode> condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + WAIT_SECONDS * 1_000_000_000L;
        while (true) {
            JsonNode now = get("api/dreams/" + dream);
            if (condition.test(now)) {
                return now;
            }
            assertThat(System.nanoTime() > end).as(now.toString()).isFalse();
            Thread.sleep(20);
        }
    }

    public JsonNode awaitState(String dream, String state) throws IOException, InterruptedException {
        return await(dream, now -> {
            assertThat(now.path("state").asText() + now.path("message").asText())
                    .as(now.toString())
                    .satisfiesAnyOf(text -> assertThat(state).isEqualTo("FAILED"), text -> assertThat(text)
                            .doesNotContain("FAILED"));
            return now.path("state").asText().equals(state);
        });
    }
}
