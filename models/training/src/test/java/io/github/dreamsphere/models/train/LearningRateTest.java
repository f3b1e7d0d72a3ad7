package io.github.dreamsphere.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
    @Test
    void risesToItsPeakAndFallsToZeroAsACosine() {
        LearningRate rate = new LearningRate(0.1, 10, 110, LearningRate.Decay.COSINE);
        assertThat(rate.valueAt(0, 0)).isBetween(0.0, 0.02);
        assertThat(rate.valueAt(10, 0)).isEqualTo(0.1);
        assertThat(rate.valueAt(60, 0)).isCloseTo(0.05, within(1e-9));
        assertThat(rate.valueAt(110, 0)).isCloseTo(0, within(1e-9));
        assertThat(rate.valueAt(999, 0)).isCloseTo(0, within(1e-9));
    }

    @Test
    void polynomialDecayIsASquareRoot() {
        LearningRate rate = new LearningRate(1, 0, 100, LearningRate.Decay.POLYNOMIAL);
        assertThat(rate.valueAt(75, 0)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void refusesAWarmupThatIsTheWholeTraining() {
        assertThatThrownBy(() -> new LearningRate(1, 10, 10, LearningRate.Decay.COSINE))
                .hasMessageContaining("warmup 10 and total 10");
    }
}
