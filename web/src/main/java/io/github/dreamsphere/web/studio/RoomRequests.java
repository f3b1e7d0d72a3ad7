package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts dreams into the studio's room, and takes them out. */
final class RoomRequests {
    /** What a dream's file says of one that is in the room. */
    static final String IN_ROOM = "inRoom";

    private final PictureStore pictures;
    private final DreamStore dreams;
    private final StudioRoom room;

    RoomRequests(PictureStore pictures, DreamStore dreams, StudioRoom room) {
        this.pictures = pictures;
        this.dreams = dreams;
        this.room = room;
    }

    /** Adds dreams; says where the first one is shown. */
    ObjectNode add(ObjectNode json) throws IOException {
        List<StudioDream> added = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        for (JsonNode id : json.path("dreams")) {
            StudioDream dream = dreams.get(id.asText());
            if (dream.state() != StudioDream.State.DONE || dream.isFlat()) {
                throw new Refusal(Refusal.CONFLICT, "Only finished dreams of photospheres can be added to a room.");
            }
            original(dream).ifPresent(files::add);
            files.add(dream.result());
            added.add(dream);
        }
        if (files.isEmpty()) {
            throw new Refusal(Refusal.WRONG_REQUEST, "Choose at least one dream.");
        }
        room.add(files);
        for (StudioDream dream : added) {
            dreams.mark(dream, IN_ROOM, true);
        }
        return address(added.get(0).id());
    }

    /** Where the room shows a dream. */
    ObjectNode address(String id) throws IOException {
        return Json.object()
                .put("address", room.address(dreams.get(id).result()).toString());
    }

    /** The picture that was dreamed on, if its file is still there. */
    private Optional<Path> original(StudioDream dream) {
        return pictures.find(dream.text("picture")).map(StoredPicture::file).filter(Files::exists);
    }

    /** Takes a dream out of the room, and its picture too if no other dream of it is there. */
    void remove(String id) throws IOException {
        StudioDream dream = dreams.get(id);
        List<Path> files = new ArrayList<>(List.of(dream.result()));
        boolean isLast = dreams.all().stream()
                .noneMatch(other -> other != dream
                        && other.isMarked(IN_ROOM)
                        && other.text("picture").equals(dream.text("picture")));
        if (isLast) {
            original(dream).ifPresent(files::add);
        }
        room.remove(files);
        dreams.mark(dream, IN_ROOM, false);
    }
}
