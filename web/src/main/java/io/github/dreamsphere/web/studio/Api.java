package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Version;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.image.ImageFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The requests that docs/studio-api.md describes. */
final class Api {
    /** A tile's level, row and column; {@code r} for the right eye. */
    private static final Pattern TILE = Pattern.compile("(\\d{1,2})/r?(\\d{1,4})_(\\d{1,4})\\.jpg");

    private final PictureStore pictures;
    private final DreamStore dreams;
    private final Drafts drafts;
    private final LiveDreams lives;
    private final EventHub events;
    private final DreamOrders orders;
    private final RoomRequests room;
    private final Trash trash;
    private final Link link;

    Api(
            PictureStore pictures,
            DreamStore dreams,
            Drafts drafts,
            LiveDreams lives,
            EventHub events,
            StudioRoom room,
            StudioFolder folder,
            Link link) {
        this.pictures = pictures;
        this.dreams = dreams;
        this.drafts = drafts;
        this.lives = lives;
        this.events = events;
        this.orders = new DreamOrders(pictures, dreams, new DreamTimes(folder));
        this.room = new RoomRequests(pictures, dreams, room);
        trash = folder.trash();
        this.link = link;
    }

    /** @throws Refusal if there is no such request */
    void answer(Call call) throws IOException {
        String route = call.method().replace("HEAD", "GET") + " " + call.part(1);
        switch (route) {
            case "GET state" -> call.send(state());
            case "GET events" -> stream(call);
            case "GET looks" -> look(call);
            case "GET layers" ->
                call.send(
                        Call.JPEG,
                        Call.FOR_AN_HOUR,
                        call.part(3).equals("channels.jpg")
                                ? LayerAtlas.sheet(call.part(2))
                                : LayerAtlas.picture(call.part(2)));
            case "GET pictures" -> sendPicture(call);
            case "PUT pictures" ->
                call.created(PictureStore.json(pictures.receive(call.parameter("name"), call.length(), call.body())));
            case "POST pictures" -> addPicture(call);
            case "DELETE pictures" -> {
                pictures.discard(call.part(2));
                call.done();
            }
            case "GET dreams" -> sendDream(call);
            case "POST dreams" -> changeDreams(call);
            case "DELETE dreams" -> {
                dreams.discard(call.part(2));
                call.done();
            }
            case "POST estimates" -> call.send(orders.time(call.json()));
            case "POST drafts" -> draft(call);
            case "GET drafts" -> call.send(drafts.get(call.part(2)).json());
            case "DELETE drafts" -> {
                drafts.end(call.part(2));
                call.done();
            }
            case "GET live" -> live(call);
            case "POST live" -> changeLive(call);
            case "DELETE live" -> {
                lives.end(call.part(2));
                call.done();
            }
            case "POST room" -> call.created(room.add(call.json()));
            case "GET room" -> call.send(room.address(call.part(2)));
            case "DELETE room" -> {
                room.remove(call.part(2));
                call.done();
            }
            case "GET link" -> link(call);
            case "GET trash" -> call.send(trash.json());
            case "DELETE trash" -> {
                trash.empty();
                call.done();
            }
            default -> throw nothing();
        }
    }

    private static Refusal nothing() {
        return new Refusal(Refusal.NOT_FOUND, "There is nothing at this address.");
    }

    private ObjectNode state() throws IOException {
        ObjectNode state = Json.object().put("version", Version.current());
        state.putObject("limits").put("bytes", PictureStore.MOST_BYTES).put("pixels", PictureImport.MOST_PIXELS);
        ArrayNode looks = state.putArray("looks");
        Set<String> absent = drafts.absentLooks();
        for (JsonNode look : Looks.json()) {
            if (!absent.contains(look.path("name").asText())) {
                looks.add(look);
            }
        }
        state.set("layers", LayerAtlas.json());
        state.set("channels", LayerAtlas.channels());
        ArrayNode allPictures = state.putArray("pictures");
        pictures.all().forEach(picture -> allPictures.add(PictureStore.json(picture)));
        ArrayNode allDreams = state.putArray("dreams");
        dreams.all().forEach(dream -> allDreams.add(dream.json()));
        return state;
    }

    private void stream(Call call) throws IOException {
        EventStream stream = events.open();
        try {
            stream.put("state", Map.entry("state", state().toString()));
            call.stream(stream);
        } finally {
            events.close(stream);
        }
    }

    /** The studio's link for other devices, if they can reach it. */
    private void link(Call call) throws IOException {
        if (call.part(2).equals("code.svg")) {
            call.send("image/svg+xml", "no-store", link.code());
        } else {
            call.send(Json.object().put("address", link.address()));
        }
    }

    private static void look(Call call) throws IOException {
        if (call.parts() == 2) {
            ObjectNode looks = Json.object();
            looks.set("looks", Looks.json());
            call.send(looks);
        } else {
            call.send(Call.JPEG, Call.FOR_AN_HOUR, Looks.picture(call.part(2).replaceFirst("\\.jpg$", "")));
        }
    }

    private void addPicture(Call call) throws IOException {
        if (call.part(3).equals("restore")) {
            call.send(PictureStore.json(pictures.restore(call.part(2))));
            return;
        }
        if (call.part(3).equals("span")) {
            double degrees = call.json().path("degrees").asDouble();
            call.created(PictureStore.json(pictures.addSpanning(call.part(2), degrees)));
            return;
        }
        call.created(PictureStore.json(
                switch (call.part(2)) {
                    case "sample" -> pictures.addSample();
                    case "noise" -> pictures.addNoise();
                    default -> throw nothing();
                }));
    }

    private void sendPicture(Call call) throws IOException {
        StoredPicture picture = pictures.get(call.part(2));
        switch (call.part(3)) {
            case "thumb.jpg" -> call.send(picture.folder().resolve("thumb.jpg"), Call.JPEG, Call.FOREVER);
            case "tiles" -> call.send(tile(call, picture.folder().resolve("tiles")), Call.JPEG, Call.FOREVER);
            case "file" -> call.send(picture.file(), type(picture.file()), "no-cache");
            default -> throw nothing();
        }
    }

    private static Path tile(Call call, Path folder) {
        Matcher tile = TILE.matcher(call.part(4) + "/" + call.part(5));
        if (!tile.matches() || call.parts() > 6) {
            throw nothing();
        }
        return folder.resolve(tile.group());
    }

    /** Only what browsers show as a picture is sent as one. */
    private static String type(Path file) throws IOException {
        return switch (ImageFormats.suffix(file)) {
            case "jpg", "jpeg" -> Call.JPEG;
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "mp4" -> "video/mp4";
            default -> "application/octet-stream";
        };
    }

    private void sendDream(Call call) throws IOException {
        StudioDream dream = dreams.get(call.part(2));
        String what = call.part(3);
        switch (what) {
            case "" -> call.send(dream.json());
            case "thumb.jpg" -> call.send(dream.thumbnail(), Call.JPEG, "no-cache");
            case "tiles" -> call.send(tile(call, dream.tiles()), Call.JPEG, Call.FOREVER);
            case "recipe" -> call.send(dream.recipe(), "text/plain; charset=utf-8", "no-cache");
            case "mask" -> call.send(dream.folder().resolve(DreamOrder.MASK), "image/png", "no-cache");
            case "file" -> sendResult(call, dream);
            default -> throw nothing();
        }
    }

    private static void sendResult(Call call, StudioDream dream) throws IOException {
        Path file = dream.result();
        if (!Files.exists(file) || dream.state() != StudioDream.State.DONE) {
            throw new Refusal(Refusal.NOT_FOUND, "This dream is not done yet.");
        }
        String format = call.parameter("format");
        if (!format.isEmpty() && !file.getFileName().toString().endsWith("." + format)) {
            if (!List.of("jpg", "png").contains(format) || dream.isJourney()) {
                throw new Refusal(Refusal.WRONG_VALUE, "The format must be jpg or png.");
            }
            file = converted(file, format);
        }
        if (call.parameter("show").isEmpty()) {
            call.saveAs(file.getFileName().toString());
        }
        call.send(file, type(file), "no-cache");
    }

    /** The same picture in another format, made once. */
    private static synchronized Path converted(Path file, String format) throws IOException {
        Path other = file.resolveSibling(FileName.of(file).stem() + "." + format);
        if (!Files.exists(other)) {
            try (Dreamsphere dreamsphere = Dreamsphere.open()) {
                dreamsphere.write(dreamsphere.read(file), other);
            }
        }
        return other;
    }

    /** Orders dreams, or does something with one. */
    private void changeDreams(Call call) throws IOException {
        if (call.parts() == 2) {
            call.created(orders.every(call.json()));
        } else if (call.part(3).equals("restore")) {
            call.send(dreams.restore(call.part(2)).json());
        } else if (call.part(3).equals("enlarge")) {
            call.created(orders.enlargement(call.part(2), call.json()).json());
        } else if (call.part(3).equals("journey")) {
            call.created(orders.journey(call.part(2), call.json()).json());
        } else {
            dreams.ask(call.part(2), call.part(3));
            call.send(dreams.get(call.part(2)).json());
        }
    }

    private void draft(Call call) throws IOException {
        ObjectNode json = call.json();
        StoredPicture picture = pictures.get(json.path("picture").asText());
        DreamOrder order = DreamOrder.of(picture, json.path("look").asText(), json, orders::source);
        call.created(drafts.add(order, json.path("replaces").asText()).json());
    }

    /** A dream or a draft while it grows. */
    private void live(Call call) throws IOException {
        LivePicture live = live(call.part(2));
        if (live == null) {
            // It has just ended, or not begun; that is no error of a page that has not heard of it yet.
            call.done();
            return;
        }
        if (call.part(3).equals("whole.jpg")) {
            call.send(Call.JPEG, "no-store", live.whole());
            return;
        }
        Matcher tile = TILE.matcher(call.part(3) + "/" + call.part(4));
        if (!tile.matches()) {
            throw nothing();
        }
        call.send(
                Call.JPEG,
                "no-store",
                live.tile(
                        Integer.parseInt(tile.group(1)),
                        Integer.parseInt(tile.group(2)),
                        Integer.parseInt(tile.group(3))));
    }

    private LivePicture live(String id) {
        return dreams.find(id).or(() -> drafts.find(id)).orElseGet(() -> lives.get(id)).live;
    }

    /** Begins a live dream, sets where the viewer looks, or keeps it. */
    private void changeLive(Call call) throws IOException {
        ObjectNode json = call.json();
        switch (call.part(3)) {
            case "" -> {
                StoredPicture picture = pictures.get(json.path("picture").asText());
                DreamOrder order = DreamOrder.of(picture, json.path("look").asText(), json, orders::source);
                call.created(lives.begin(order).json());
            }
            case "gaze" -> {
                lives.look(
                        call.part(2),
                        json.path("yaw").asDouble(),
                        json.path("pitch").asDouble());
                call.done();
            }
            case "keep" -> call.created(lives.keep(call.part(2)).json());
            default -> throw nothing();
        }
    }
}
