package io.github.dreamsphere.viewer.headset;

/**
 * What a part of a controller does.
 *
 * @param input what it is called, such as "right A"
 * @param effect what it does, such as "Next picture"
 * @param isForLiveDreams whether it does nothing without a live dream
 */
public record Control(String input, String effect, boolean isForLiveDreams) {}
