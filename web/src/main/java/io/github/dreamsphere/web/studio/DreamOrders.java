package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.core.file.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts into the queue what requests order: dreams, enlargements and journeys. */
final class DreamOrders {
    private static final int MOST_ORDERED = 200;
    private static final int MOST_FRAMES = 2000;
    private static final int JOURNEY_WIDTH = 1024;

    private final PictureStore pictures;
    private final DreamStore dreams;

    DreamOrders(PictureStore pictures, DreamStore dreams) {
        this.pictures = pictures;
        this.dreams = dreams;
    }

    /** Every picture with every look; all are put into the queue, or none. */
    ObjectNode every(ObjectNode json) throws IOException {
        List<DreamOrder> orders = new ArrayList<>();
        for (JsonNode picture : json.path("pictures")) {
            for (JsonNode look : json.path("looks")) {
                orders.add(DreamOrder.of(pictures.get(picture.asText()), look.asText(), json, this::source));
            }
        }
        if (orders.isEmpty() || orders.size() > MOST_ORDERED) {
            throw new Refusal(
                    Refusal.WRONG_REQUEST,
                    "Choose at least one picture and one look, and at most " + MOST_ORDERED + " dreams at once.");
        }
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("dreams");
        dreams.add(orders).forEach(dream -> list.add(dream.json()));
        return answer;
    }

    /** An enlargement of a dream. */
    StudioDream enlargement(String id, ObjectNode json) throws IOException {
        StudioDream of = dreams.get(id);
        double scale = json.path("scale").asDouble(2);
        if (of.state() != StudioDream.State.DONE || of.isJourney()) {
            throw new Refusal(Refusal.CONFLICT, "Only a dream that is done can be enlarged, and no film.");
        }
        if (!(scale > 1 && scale <= 8)) {
            throw new Refusal(Refusal.WRONG_VALUE, "A picture can be made up to 8 times as large.");
        }
        FileName name = FileName.of(of.result());
        int width = (int) Math.round(scale * of.get(about -> about.path("width").asInt()));
        int height =
                (int) Math.round(scale * of.get(about -> about.path("height").asInt()));
        String factor = scale == Math.rint(scale) ? Integer.toString((int) scale) : Double.toString(scale);
        ObjectNode about = copied(of)
                .put("of", of.id())
                .put("scale", scale)
                .put("width", width)
                .put("height", height)
                .put("result", name.stem() + "-" + factor + "x" + name.ending());
        return dreams.add(List.of(folder -> about)).get(0);
    }

    /** A journey that begins with a dream. */
    StudioDream journey(String id, ObjectNode json) throws IOException {
        StudioDream from = dreams.get(id);
        if (from.state() != StudioDream.State.DONE || from.isFlat() || from.isEnlargement() || from.isJourney()) {
            throw new Refusal(Refusal.CONFLICT, "A journey begins with a dream of a photosphere that is done.");
        }
        int frames = json.path("frames").asInt();
        double rate = json.path("fps").asDouble(12);
        if (frames < 1 || frames > MOST_FRAMES || !(rate > 0 && rate <= 60)) {
            throw new Refusal(
                    Refusal.WRONG_VALUE,
                    "A journey has 1 to " + MOST_FRAMES + " pictures, and at most 60 of them a second.");
        }
        JourneyPlan plan = new JourneyPlan(frames, rate, JourneyPlan.motion(json.path("motion")));
        int width = Math.min(JOURNEY_WIDTH, from.get(of -> of.path("width").asInt()));
        ObjectNode about = copied(from)
                .put("from", from.id())
                .put("result", FileName.of(from.result()).stem() + "-journey.mp4")
                .put("width", width)
                .put("height", width / 2);
        about.set("journey", plan.json());
        return dreams.add(List.of(folder -> about)).get(0);
    }

    /** What a dream's file says, without what is true only of that dream's result. */
    private static ObjectNode copied(StudioDream dream) {
        return dream.get(ObjectNode::deepCopy)
                .remove(List.of("tiles", "seconds", "warnings", "stoppedEarly", RoomRequests.IN_ROOM));
    }

    /** Finds the files that an order names by an id. */
    Path source(DreamOrder.Named kind, String id) throws IOException {
        if (kind == DreamOrder.Named.MASK_OF_DREAM) {
            return dreams.get(id).folder().resolve(DreamOrder.MASK);
        }
        StoredPicture picture = pictures.get(id);
        if (picture.kind() == StoredPicture.Kind.NOISE) {
            throw new Refusal(Refusal.WRONG_VALUE, "Noise cannot guide a dream.");
        }
        return picture.file();
    }
}
