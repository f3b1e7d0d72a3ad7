package io.github.dreamsphere.viewer.headset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapStickTest {
    private final SnapStick stick = new SnapStick();

    @Test
    void aPushTurnsOnceUntilTheStickIsBack() {
        assertThat(stick.move(0.5)).isEmpty();
        assertThat(stick.move(0.8)).contains(HeadsetAction.TURN_RIGHT);
        assertThat(stick.move(1)).isEmpty();
        assertThat(stick.move(0.5)).isEmpty();
        assertThat(stick.move(0.9)).isEmpty();
        assertThat(stick.move(0.1)).isEmpty();
        assertThat(stick.move(-0.9)).contains(HeadsetAction.TURN_LEFT);
    }
}
