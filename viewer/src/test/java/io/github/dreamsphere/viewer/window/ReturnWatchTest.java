package io.github.dreamsphere.viewer.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReturnWatchTest {
    private final ReturnWatch watch = new ReturnWatch();

    @Test
    void whatHasNotGoneAwayIsNotLookedFor() {
        assertThat(watch.isDue(1e9)).isFalse();
    }

    @Test
    void itIsLookedForLessOftenTheLongerItStaysAway() {
        watch.begin(100);
        assertThat(watch.isDue(101)).isFalse();
        assertThat(watch.isDue(102)).isTrue();
        watch.failed(102);
        assertThat(watch.isDue(105)).isFalse();
        assertThat(watch.isDue(106)).isTrue();
        for (int i = 0; i < 10; i++) {
            watch.failed(200);
        }
        assertThat(watch.isDue(229)).isFalse();
        assertThat(watch.isDue(230)).isTrue();
        watch.end();
        assertThat(watch.isDue(1e9)).isFalse();
    }
}
