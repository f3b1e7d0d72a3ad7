package io.github.dreamsphere.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class FrameTimesTest {
    @Test
    void percentilesAreThoseOfTheSortedTimes() {
        FrameTimes times = new FrameTimes();
        for (int i = 2000; i >= 1; i--) {
            times.add(i / 1000.0);
        }
        assertThat(times.count()).isEqualTo(2000);
        assertThat(times.percentile(0.5)).isEqualTo(1000);
        assertThat(times.percentile(0.99)).isEqualTo(1980);
        assertThat(times.percentile(1)).isEqualTo(2000);
    }

    @Test
    void withoutFramesThereIsNoPercentile() {
        assertThatIllegalStateException().isThrownBy(() -> new FrameTimes().percentile(0.5));
    }
}
