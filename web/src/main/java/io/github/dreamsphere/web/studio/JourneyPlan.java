package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.JourneyMotion;
import io.github.dreamsphere.JourneyRequest;
import io.github.dreamsphere.RecipeRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a journey is to be.
 *
 * @param frames how many pictures
 * @param rate pictures a second
 * @param motion from one picture to the next
 */
record JourneyPlan(int frames, double rate, JourneyMotion motion) {
    /** A picture of a journey is nearly dreamed when the one before is turned or magnified a little. */
    private static final Map<String, List<String>> EACH_FRAME = Map.of("octaves", List.of("2"), "steps", List.of("3"));

    private static final int MOST_FRAMES = 2000;
    private static final int MOST_WIDTH = 1024;

    /**
     * A journey as a request writes it.
     *
     * @throws Refusal if a value is out of range
     */
    static JourneyPlan asked(JsonNode json) {
        int frames = json.path("frames").asInt();
        double rate = json.path("fps").asDouble(12);
        if (frames < 1 || frames > MOST_FRAMES || !(rate > 0 && rate <= 60)) {
            throw new Refusal(
                    Refusal.WRONG_VALUE,
                    "A journey has 1 to " + MOST_FRAMES + " pictures, and at most 60 of them a second.");
        }
        return new JourneyPlan(frames, rate, motion(json.path("motion")));
    }

    /** The width of the pictures of a journey that begins with {@code dream}. */
    static int width(StudioDream dream) {
        return Math.min(MOST_WIDTH, dream.get(of -> of.path("width").asInt()));
    }

    /** As {@link #json()} has written it. */
    static JourneyPlan of(JsonNode json) {
        return new JourneyPlan(json.path("frames").asInt(), json.path("fps").asDouble(), motion(json.path("motion")));
    }

    /**
     * A motion as a request writes it: {@code yaw}, {@code pitch}, {@code roll}, {@code zoom}, {@code move}, {@code
     * headingYaw} and {@code headingPitch}, as options of the command; what is missing is no motion.
     *
     * @throws Refusal if a value is out of range
     */
    static JourneyMotion motion(JsonNode json) {
        try {
            return new JourneyMotion(
                    json.path("yaw").asDouble(),
                    json.path("pitch").asDouble(),
                    json.path("roll").asDouble(),
                    json.path("zoom").asDouble(1),
                    json.path("move").asDouble(),
                    json.path("headingYaw").asDouble(),
                    json.path("headingPitch").asDouble());
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e));
        }
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("frames", frames).put("fps", rate);
        json.putObject("motion")
                .put("yaw", motion.yawDegrees())
                .put("pitch", motion.pitchDegrees())
                .put("roll", motion.rollDegrees())
                .put("zoom", motion.zoom())
                .put("move", motion.move())
                .put("headingYaw", motion.headingYawDegrees())
                .put("headingPitch", motion.headingPitchDegrees());
        return json;
    }

    /**
     * As the library takes it.
     *
     * @param from the dream with which it begins
     * @param width of the pictures
     * @throws IOException if the dream's recipe cannot be read
     */
    JourneyRequest request(Dreamsphere dreamsphere, StudioDream from, int width) throws IOException {
        DreamRequest dream =
                dreamsphere.readRecipe(new RecipeRequest(from.recipe().toString(), EACH_FRAME));
        DreamCanvas canvas = DreamCanvas.FILE.withWidth(Optional.of(width));
        return new JourneyRequest(dream.withCanvas(canvas), motion, frames, rate);
    }
}
