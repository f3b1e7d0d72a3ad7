package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class FrameThrottleTest {
    @Test
    void restsForAPartOfWhatFramesTake() {
        FrameThrottle throttle = new FrameThrottle();
        assertThat(throttle.after(0.02)).isCloseTo(0.015, within(1e-9));
        assertThat(throttle.after(0.02)).isCloseTo(0.015, within(1e-9));
    }

    @Test
    void aSingleLongFrameHardlyChangesIt() {
        FrameThrottle throttle = new FrameThrottle();
        throttle.after(0.02);
        assertThat(throttle.after(0.06)).isCloseTo(0.018, within(1e-9));
    }

    @Test
    void neverRestsForLong() {
        assertThat(new FrameThrottle().after(5)).isEqualTo(0.1);
    }
}
