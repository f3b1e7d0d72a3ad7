package io.github.dreamsphere.viewer.headset;

import java.util.EnumSet;
import java.util.Set;

/**
 * What happened since the last frame.
 *
 * @param pressed the actions whose buttons were pressed
 * @param blend how far the trigger that blends is pulled, 0..1
 * @param turning how far the stick that turns is pushed, −1 (left) to 1 (right)
 * @param quits whether the runtime asks the program to end
 */
public record HeadsetInput(Set<HeadsetAction> pressed, double blend, double turning, boolean quits) {
    /** Nothing happened. */
    static final HeadsetInput NONE = new HeadsetInput(Set.of(), 0, 0, false);

    /** This and one more action. */
    HeadsetInput with(HeadsetAction action) {
        Set<HeadsetAction> all = EnumSet.of(action);
        all.addAll(pressed);
        return new HeadsetInput(all, blend, turning, quits);
    }
}
