package io.github.dreamsphere.app.recipe;

import java.util.List;

/**
 * What holds from one frame of a journey on.
 *
 * @param frame the frame's number, from 0
 * @param settings options, in the order of the file
 */
public record Keyframe(int frame, List<Setting> settings) {
    /** The key that says at which frame. */
    public static final String FRAME = "frame";

    /** Takes the list over. */
    public Keyframe {
        settings = List.copyOf(settings);
    }
}
