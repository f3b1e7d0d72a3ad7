package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.core.photosphere.PhotosphereHeader;
import io.github.dreamsphere.web.room.Pairing.Placement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Enters what is given into a room's file: places with their titles and first views, and versions. */
final class Versions {
    private static final String DUBLIN_CORE = "http://purl.org/dc/elements/1.1/";
    private static final String GPANO = "http://ns.google.com/photos/1.0/panorama/";

    private final RoomFile room;

    Versions(RoomFile room) {
        this.room = room;
    }

    /**
     * Enters versions and their places. Those that the room has keep their titles and what people have added to them.
     *
     * @param json gives what room.json says of a version
     */
    void enter(List<Placement> placements, Function<Placement, ObjectNode> json) {
        for (Placement placement : placements) {
            String sha256 = placement.source().sha256();
            ObjectNode place = room.place(placement.place()).orElseGet(() -> added(placement));
            Optional<String> before = sha256OfFace(place);
            RoomFile.put(place, json.apply(placement), VersionJson.WRITTEN);
            if (isFace(placement, place) && !before.equals(Optional.of(sha256))) {
                setView(place, placement.source());
            }
            room.removeElsewhere(sha256, placement.place());
        }
    }

    /** Whether a version is the one by whose picture its place is known: the first. */
    static boolean isFace(Placement placement, ObjectNode place) {
        return RoomFile.id(RoomFile.versions(place).get(0)).equals(placement.version());
    }

    private static Optional<String> sha256OfFace(ObjectNode place) {
        return RoomFile.versions(place).stream().findFirst().map(version -> version.path("sha256")
                .asText());
    }

    private ObjectNode added(Placement placement) {
        Optional<Xmp> xmp = placement.source() instanceof Source.OfPicture picture
                ? Optional.of(picture.sphere().header().metadata().xmp())
                : Optional.empty();
        String name = Names.title(Names.stem(placement.source().file()));
        ObjectNode place = RoomFile.object()
                .put("id", placement.place())
                .put("title", text(xmp, "title").orElse(name))
                .put("caption", text(xmp, "description").orElse(""));
        place.set("view", FirstView.CENTRE.json());
        place.put("thumbnail", "s/" + placement.place() + "/thumb.jpg").putArray("versions");
        room.add(place);
        return place;
    }

    private static Optional<String> text(Optional<Xmp> xmp, String name) {
        return xmp.flatMap(tags -> tags.text(DUBLIN_CORE, name))
                .map(Names::line)
                .filter(text -> !text.isEmpty());
    }

    private static void setView(ObjectNode place, Source source) {
        if (source instanceof Source.OfPicture picture) {
            PhotosphereHeader header = picture.sphere().header();
            place.set("view", FirstView.of(header).json());
            place.remove("north");
            if (header.metadata().xmp().get(GPANO, "PoseHeadingDegrees").isPresent()) {
                // Before the versions, where people look.
                JsonNode versions = place.remove("versions");
                place.set("north", RoomFile.number(header.pose().headingDegrees()));
                place.set("versions", versions);
            }
        }
    }
}
