package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StillnessTest {
    private final Stillness stillness = new Stillness();

    @Test
    void whatHasNotChangedForAMomentIsStill() {
        assertThat(stillness.isStill("a", 1)).isFalse();
        assertThat(stillness.isStill("a", 1.2)).isFalse();
        assertThat(stillness.isStill("a", 1.4)).isTrue();
        assertThat(stillness.isStill("b", 1.5)).isFalse();
        assertThat(stillness.isStill("b", 9)).isTrue();
    }

    @Test
    void whatWasLostIsDrawnAgain() {
        stillness.isStill("a", 1);
        assertThat(stillness.isStill("a", 9)).isTrue();
        stillness.disturb();
        assertThat(stillness.isStill("a", 10)).isFalse();
    }
}
