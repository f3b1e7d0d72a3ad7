package io.github.dreamsphere.viewer.headset;

import java.util.Locale;

/** What a controller's button does. */
public enum HeadsetAction {
    /** The next picture. */
    NEXT,
    /** The picture before. */
    PREVIOUS,
    /** The first view lies ahead again. */
    RECENTER,
    /** Turns the world by a step, so that one looks further left. */
    TURN_LEFT,
    /** Turns the world by a step, so that one looks further right. */
    TURN_RIGHT,
    /** The dream where one looks, or not. */
    REVEAL;

    /** Its path in the action manifest. */
    String path() {
        return "/actions/main/in/" + name().toLowerCase(Locale.ROOT);
    }
}
