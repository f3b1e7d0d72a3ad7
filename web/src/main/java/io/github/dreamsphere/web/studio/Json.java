package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads and writes JSON. */
final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** An object without members. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Writes a file as a whole. */
    static void write(Path file, JsonNode node) throws IOException {
        OutputFile.write(file, partial -> Files.write(partial, bytes(node)));
    }

    /**
     * The object in a file.
     *
     * @throws IOException if there is none
     */
    static ObjectNode read(Path file) throws IOException {
        if (MAPPER.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
            return object;
        }
        throw new IOException(file + ": holds no JSON object");
    }

    /**
     * The object in a request's body.
     *
     * @throws Refusal if there is none
     */
    static ObjectNode parse(byte[] body) {
        try {
            if (body.length == 0) {
                return object();
            }
            if (MAPPER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException | StackOverflowError e) {
            throw new Refusal(Refusal.WRONG_REQUEST, "The body of the request is not JSON.");
        }
        throw new Refusal(Refusal.WRONG_REQUEST, "The body of the request is not a JSON object.");
    }

    /** A value as a tree. */
    static <T> JsonNode tree(T value) {
        return MAPPER.valueToTree(value);
    }

    /** A tree as a value. */
    static <T> T value(JsonNode tree, Class<T> type) throws IOException {
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonProcessingException e) {
            throw new IOException("cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
