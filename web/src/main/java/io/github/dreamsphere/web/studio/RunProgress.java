package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a run is.
 *
 * @param stage what is being done, as the run reports it
 * @param done the part that is done, 0 to 1
 * @param seconds the time left; negative if it is not known yet
 */
record RunProgress(String stage, double done, double seconds) {
    static final RunProgress NONE = new RunProgress("getting ready", 0, -1);

    private static final Pattern FRAME = Pattern.compile("frame (\\d+)/(\\d+)");
    private static final Pattern STEP = Pattern.compile("octave (\\d+)/(\\d+), step (\\d+)/(\\d+)");

    /** The progress of a run that begins with this part done. */
    static RunProgress from(double done) {
        return new RunProgress(NONE.stage, done, -1);
    }

    /** The number of a journey's picture, from 1; 0 if the stage names none. */
    static int frame(String stage) {
        Matcher frame = FRAME.matcher(stage);
        return frame.find() ? Integer.parseInt(frame.group(1)) : 0;
    }

    /** What kind of work a stage is: all steps of a dream are of one kind, and so are all pictures of a journey. */
    static String kind(String stage) {
        for (Pattern work : List.of(FRAME, STEP)) {
            if (work.matcher(stage).find()) {
                return work.pattern();
            }
        }
        return stage.replaceAll("\\d", "");
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("stage", stage).put("done", done);
        if (seconds >= 0) {
            json.put("secondsLeft", Math.ceil(seconds));
        }
        Matcher frame = FRAME.matcher(stage);
        if (frame.find()) {
            json.put("frame", Integer.parseInt(frame.group(1))).put("frames", Integer.parseInt(frame.group(2)));
        }
        Matcher step = STEP.matcher(stage);
        if (step.find()) {
            json.put("octave", Integer.parseInt(step.group(1)))
                    .put("octaves", Integer.parseInt(step.group(2)))
                    .put("step", Integer.parseInt(step.group(3)))
                    .put("steps", Integer.parseInt(step.group(4)));
        }
        return json;
    }
}
