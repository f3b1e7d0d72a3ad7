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
    /** Estimating each takes a moment, in which the requester waits. */
    private static final int MOST_ESTIMATED = 6;

    private final PictureStore pictures;
    private final DreamStore dreams;
    private final DreamTimes times;

    DreamOrders(PictureStore pictures, DreamStore dreams, DreamTimes times) {
        this.pictures = pictures;
        this.dreams = dreams;
        this.times = times;
    }

    /** Every picture with every look; all are put into the queue, or none. */
    ObjectNode every(ObjectNode json) throws IOException {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("dreams");
        dreams.add(orders(json, MOST_ORDERED)).forEach(dream -> list.add(dream.json()));
        return answer;
    }

    /**
     * How long dreams would take, as a request orders them, or the journey that begins with the dream {@code from}.
     *
     * @return the {@code seconds}
     */
    ObjectNode time(ObjectNode json) throws IOException {
        if (json.has("from")) {
            StudioDream from = dreams.get(json.get("from").asText());
            requireStart(from);
            return Json.object().put("seconds", times.of(from, JourneyPlan.asked(json)));
        }
        double seconds = 0;
        for (DreamOrder order : orders(json, MOST_ESTIMATED)) {
            seconds += times.of(order);
        }
        return Json.object().put("seconds", seconds);
    }

    private List<DreamOrder> orders(ObjectNode json, int most) throws IOException {
        List<DreamOrder> orders = new ArrayList<>();
        for (JsonNode picture : json.path("pictures")) {
            for (JsonNode look : json.path("looks")) {
                orders.add(DreamOrder.of(pictures.get(picture.asText()), look.asText(), json, this::source));
            }
        }
        if (orders.isEmpty() || orders.size() > most) {
            throw new Refusal(
                    Refusal.WRONG_REQUEST,
                    "Choose at least one picture and one look, and at most " + most + " dreams at once.");
        }
        return orders;
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
        int width = (int) Math.round(scale * of.get(about -> about.path("width").asInt()));
        int height =
                (int) Math.round(scale * of.get(about -> about.path("height").asInt()));
        String factor = scale == Math.rint(scale) ? Integer.toString((int) scale) : Double.toString(scale);
        DreamName name = of.name().with(factor + " times as large", factor + "x");
        ObjectNode about = copied(of)
                .put("of", of.id())
                .put("scale", scale)
                .put("width", width)
                .put("height", height)
                .put("title", name.title())
                .put("result", name.stem() + FileName.of(of.result()).ending());
        return add(of, about);
    }

    /** A journey that begins with a dream. */
    StudioDream journey(String id, ObjectNode json) throws IOException {
        StudioDream from = dreams.get(id);
        requireStart(from);
        JourneyPlan plan = JourneyPlan.asked(json);
        int width = JourneyPlan.width(from);
        DreamName name = from.name().with("a journey", "journey");
        ObjectNode about = copied(from)
                .put("from", from.id())
                .put("title", name.title())
                .put("result", name.stem() + ".mp4")
                .put("width", width)
                .put("height", width / 2);
        about.set("journey", plan.json());
        return add(from, about);
    }

    private static void requireStart(StudioDream from) {
        if (from.state() != StudioDream.State.DONE || from.isFlat() || from.isEnlargement() || from.isJourney()) {
            throw new Refusal(Refusal.CONFLICT, "A journey begins with a dream of a photosphere that is done.");
        }
    }

    /** Adds what is made of a dream, with a copy of the dream's recipe. */
    private StudioDream add(StudioDream of, ObjectNode about) throws IOException {
        DreamStore.Plan plan = folder -> {
            of.copyRecipe(folder);
            return about;
        };
        return dreams.add(List.of(plan)).get(0);
    }

    /** What a dream's file says, without what is true only of that dream's result. */
    private static ObjectNode copied(StudioDream dream) {
        return dream.get(ObjectNode::deepCopy)
                .remove(List.of(
                        "tiles",
                        "seconds",
                        "warnings",
                        "stoppedEarly",
                        StudioDream.FINISHED,
                        StudioDream.SEEN,
                        RoomRequests.IN_ROOM));
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
