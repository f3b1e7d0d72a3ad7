package io.github.dreamsphere.viewer.headset;

/**
 * What a part of a controller does.
 *
 * @param input what it is called, such as "right A"
 * @param effect what it does, such as "Next picture"
 */
public record Control(String input, String effect) {
    /** Whether it does nothing without a live dream. */
    public boolean isForLiveDreams() {
        return effect.equals(HeadsetAction.LIVE.label()) || effect.equals(HeadsetAction.KEEP.label());
    }
}
