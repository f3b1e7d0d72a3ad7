package io.github.dreamsphere.viewer.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void restsForAPartOfWhatFramesTake() {
        Pace pace = new Pace();
        assertThat(pace.after(0.02)).isCloseTo(0.015, within(1e-9));
        assertThat(pace.after(0.02)).isCloseTo(0.015, within(1e-9));
    }

    @Test
    void aSingleLongFrameHardlyChangesIt() {
        Pace pace = new Pace();
        pace.after(0.02);
        assertThat(pace.after(0.06)).isCloseTo(0.018, within(1e-9));
    }

    @Test
    void neverRestsForLong() {
        assertThat(new Pace().after(5)).isEqualTo(0.1);
    }
}
