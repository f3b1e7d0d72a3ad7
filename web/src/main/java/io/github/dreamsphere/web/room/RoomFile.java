package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.web.tiles.TileFormat;
import java.io.CharConversionException;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code room.json}: all that a room shows. What a person has added to the file by hand stays in it as long as its place
 * or version does.
 */
final class RoomFile {
    /** The file's name. */
    static final String NAME = "room.json";

    private static final String FORMAT = "dreamsphere room 1";
    private static final int DECIMALS = 3;
    private static final ObjectMapper MAPPER =
            new ObjectMapper().configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true);

    private final ObjectNode root;

    private RoomFile(ObjectNode root) {
        this.root = root;
    }

    /** A room without places. */
    static RoomFile empty() {
        ObjectNode root = object().put("format", FORMAT).put("title", "").put("caption", "");
        root.putArray("places");
        return new RoomFile(root);
    }

    /** A JSON object without members. */
    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A number as a page reads it, with at most three decimals. */
    static DecimalNode number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        BigDecimal plain = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return DecimalNode.valueOf(plain);
    }

    /**
     * The room in {@code folder}.
     *
     * @throws FileException if its file is no room
     */
    static RoomFile read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        try {
            JsonNode root = MAPPER.readTree(Files.readAllBytes(file));
            if (root instanceof ObjectNode object
                    && FORMAT.equals(object.path("format").asText())) {
                RoomFile room = new RoomFile(object);
                room.check(file);
                return room;
            }
        } catch (JsonProcessingException e) {
            throw new FileException(
                    file,
                    "is not valid JSON (line " + e.getLocation().getLineNr() + "); correct it, or name another folder",
                    e);
        } catch (CharConversionException e) {
            throw new FileException(file, "is no JSON in UTF-8", e);
        }
        throw new FileException(
                file, "was not written by this version of dreamsphere, so there is no room here; name another folder");
    }

    private void check(Path file) throws FileException {
        Set<String> ids = new LinkedHashSet<>();
        if (!(root.get("places") instanceof ArrayNode)) {
            throw new FileException(file, "has no list of places; correct it, or name another folder");
        }
        for (JsonNode place : root.get("places")) {
            String id = id(place);
            boolean valid = place instanceof ObjectNode && place.get("versions") instanceof ArrayNode;
            if (!valid || !Names.ID.matcher(id).matches() || !ids.add(id)) {
                throw new FileException(
                        file,
                        "has a place '" + id
                                + "' that has no versions, shares its id, or has an id of other characters than"
                                + " a-z, 0-9 and hyphens; correct it, or name another folder");
            }
        }
    }

    /** All of it as bytes to write. */
    byte[] bytes() {
        try {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(indenter);
            // Written as bytes, emoji would become escapes that nobody can read.
            return MAPPER.writer(printer).writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON must be writable", e);
        }
    }

    /** All of it as text that may stand within a script element of a page. */
    String inPage() {
        // These letters occur in strings only.
        return root.toString()
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    String title() {
        return root.path("title").asText();
    }

    void setTitle(String title) {
        root.put("title", title);
    }

    String caption() {
        return root.path("caption").asText();
    }

    void setCaption(String caption) {
        root.put("caption", caption);
    }

    /** The address of the room's folder on the net. */
    Optional<String> url() {
        return Optional.ofNullable(root.get("url")).map(JsonNode::asText);
    }

    void setUrl(String url) {
        putBeforePlaces("url", TextNode.valueOf(url));
    }

    /** The format of its tiles, if it says one. Rooms made before there were two say none. */
    Optional<TileFormat> format() {
        String word = root.path("tiles").asText();
        return Stream.of(TileFormat.values())
                .filter(format -> format.suffix().equals(word))
                .findFirst();
    }

    void setFormat(TileFormat format) {
        putBeforePlaces("tiles", TextNode.valueOf(format.suffix()));
    }

    /** The quality of its tiles, if a whole number says it. */
    Optional<Integer> quality() {
        return Optional.of(root.path("quality"))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .filter(percent -> percent >= 1 && percent <= 100);
    }

    void setQuality(int quality) {
        putBeforePlaces("quality", IntNode.valueOf(quality));
    }

    /** Puts a member where people look. */
    private void putBeforePlaces(String name, JsonNode value) {
        JsonNode places = root.remove("places");
        root.set(name, value);
        root.set("places", places);
    }

    /** The id of a place or a version. */
    static String id(JsonNode placeOrVersion) {
        return placeOrVersion.path("id").asText();
    }

    /** The places in the order of the file. */
    List<ObjectNode> places() {
        return objects(root.get("places"));
    }

    /** The place of this id, if there is one. */
    Optional<ObjectNode> place(String id) {
        return places().stream().filter(place -> id(place).equals(id)).findFirst();
    }

    /** Adds a place at the end. */
    void add(ObjectNode place) {
        ((ArrayNode) root.get("places")).add(place);
    }

    /** The digest of the file that a version was made of; empty if there is no such version. */
    Optional<String> sha256(String place, String version) {
        return place(place).stream()
                .flatMap(found -> versions(found).stream())
                .filter(found -> id(found).equals(version))
                .map(found -> found.path("sha256").asText())
                .findFirst();
    }

    /** The versions of a place in the order of the file. */
    static List<ObjectNode> versions(ObjectNode place) {
        return objects(place.get("versions"));
    }

    /**
     * Puts a version in the place of the one that has its id; an original comes first, another new one last.
     *
     * @param written the members that are not taken over from the version that was there
     */
    static void put(ObjectNode place, ObjectNode version, Set<String> written) {
        List<ObjectNode> versions = new ArrayList<>(versions(place));
        int at = index(versions, id(version));
        if (at >= 0) {
            version.setAll(versions.get(at).deepCopy().<ObjectNode>without(written));
            versions.set(at, version);
        } else {
            boolean first = version.path("kind").asText().equals(Kind.ORIGINAL.word());
            versions.add(first ? 0 : versions.size(), version);
        }
        place.putArray("versions").addAll(versions);
    }

    private static int index(List<ObjectNode> versions, String id) {
        for (int i = 0; i < versions.size(); i++) {
            if (id(versions.get(i)).equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Removes what {@code sha256} was made into from all places but {@code kept}, and places that are empty then. */
    void removeElsewhere(String sha256, String kept) {
        List<ObjectNode> left = new ArrayList<>();
        for (ObjectNode place : places()) {
            if (!id(place).equals(kept)) {
                List<ObjectNode> versions = versions(place).stream()
                        .filter(version -> !version.path("sha256").asText().equals(sha256))
                        .toList();
                place.putArray("versions").addAll(versions);
            }
            if (!versions(place).isEmpty()) {
                left.add(place);
            }
        }
        root.putArray("places").addAll(left);
    }

    /** The paths of all tiles and films, relative to the room's folder. */
    Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        for (ObjectNode place : places()) {
            for (ObjectNode version : versions(place)) {
                paths.add(version.path("tiles").path("path").asText());
                paths.add(version.path("video").path("path").asText());
            }
        }
        return paths;
    }

    private static List<ObjectNode> objects(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(ObjectNode.class::cast)
                .toList();
    }
}
