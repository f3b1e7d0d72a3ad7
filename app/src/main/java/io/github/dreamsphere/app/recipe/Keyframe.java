package io.github.dreamsphere.app.recipe;

import java.util.List;

/**
 * What holds from one frame of a journey or a film on.
 *
 * @param place the frame's number, from 0, or the time in seconds at which it is shown
 * @param timed whether the place is a time
 * @param settings options, in the order of the file
 */
public record Keyframe(double place, boolean timed, List<Setting> settings) {
    /** The key that says at which frame. */
    public static final String FRAME = "frame";

    /** The key that says at which time. */
    public static final String TIME = "time";

    /** Takes the list over. */
    public Keyframe {
        settings = List.copyOf(settings);
    }

    /** The keyframe at a frame. */
    public Keyframe(int frame, List<Setting> settings) {
        this(frame, false, settings);
    }

    /** The number of its frame. */
    int frame(FrameClock clock) {
        return timed ? clock.frameAt(place) : (int) place;
    }
}
