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
    /** Turns the wearer to the left by a step. */
    TURN_LEFT("Turn left"),
    /** Turns the wearer to the right by a step. */
    TURN_RIGHT("Turn right"),
    /** Reveals the dream where the wearer looks, or stops revealing it. */
    REVEAL("Dream where you look"),
    /** Opens or closes the strip of pictures to choose from. */
    CHOOSE("Choose a picture"),
    /** Pauses or resumes the live dream. */
    LIVE("Stop or go on dreaming"),
    /** Saves the live dream. */
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
