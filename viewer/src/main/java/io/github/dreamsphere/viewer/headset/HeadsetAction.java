package io.github.dreamsphere.viewer.headset;

import java.util.Locale;

/** What a controller's button does. */
public enum HeadsetAction {
    /** The next picture. */
    NEXT("Next picture"),
    /** The picture before. */
    PREVIOUS("Previous picture"),
    /** The first view lies ahead again. */
    RECENTER("First view ahead"),
    /** Turns the world by a step, so that one looks further left. */
    TURN_LEFT("Turn left"),
    /** Turns the world by a step, so that one looks further right. */
    TURN_RIGHT("Turn right"),
    /** The dream where one looks, or not. */
    REVEAL("Dream where you look"),
    /** The strip of pictures to choose from opens, or closes. */
    CHOOSE("Choose a picture"),
    /** The live dream stops, or goes on. */
    LIVE("Stop or go on dreaming"),
    /** The live dream is saved. */
    KEEP("Save the live dream");

    private final String label;

    HeadsetAction(String label) {
        this.label = label;
    }

    /** What runtimes call it before their users. */
    String label() {
        return label;
    }

    /** Whether it does nothing without a live dream. */
    boolean isForLiveDreams() {
        return this == LIVE || this == KEEP;
    }

    /** Its path in the action manifest. */
    String path() {
        return "/actions/main/in/" + name().toLowerCase(Locale.ROOT);
    }
}
