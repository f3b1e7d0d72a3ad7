package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.JourneyMotion;
import io.github.dreamsphere.JourneyRequest;
import java.util.Optional;

/**
 * What a journey is to be.
 *
 * @param frames how many pictures
 * @param rate pictures a second
 * @param motion from one picture to the next
 */
record JourneyPlan(int frames, double rate, JourneyMotion motion) {
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
     * @param dream how each picture is dreamed
     * @param width of the pictures
     */
    JourneyRequest request(DreamRequest dream, int width) {
        DreamCanvas canvas = new DreamCanvas(Optional.empty(), Optional.empty(), Optional.of(width), false);
        return new JourneyRequest(dream.withCanvas(canvas), motion, frames, rate);
    }
}
