package io.github.dreamsphere.viewer.headset;

import java.util.Optional;

/** A stick that turns by a step each time it is pushed to a side, and not again before it has come back. */
final class SnapStick {
    private static final double PUSHED = 0.7;
    private static final double BACK = 0.4;

    private boolean pushed;

    /** What the stick does that is now at {@code x}, −1 (left) to 1 (right). */
    Optional<HeadsetAction> move(double x) {
        if (pushed) {
            pushed = Math.abs(x) > BACK;
            return Optional.empty();
        }
        pushed = Math.abs(x) > PUSHED;
        if (!pushed) {
            return Optional.empty();
        }
        return Optional.of(x < 0 ? HeadsetAction.TURN_LEFT : HeadsetAction.TURN_RIGHT);
    }
}
