package io.github.dreamsphere.core.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LumaTest {
    @Test
    void greyIsItsOwnLuma() {
        assertThat(Luma.of(0.25f, 0.25f, 0.25f)).isCloseTo(0.25f, within(1e-7f));
        assertThat(Luma.exact(0.25, 0.25, 0.25)).isCloseTo(0.25, within(1e-15));
        assertThat(Luma.of(new float[] {9, 1, 0, 0}, 1)).isEqualTo(Luma.weights()[0]);
    }

    /** The factors that MATLAB's rgb2ycbcr gives. */
    @Test
    void studioRangeIs16To235() {
        assertThat(Luma.studio(0, 0, 0)).isEqualTo(16);
        assertThat(Luma.studio(255, 255, 255)).isCloseTo(235, within(1e-12));
        assertThat(Luma.studio(255, 0, 0)).isCloseTo(16 + 65.481, within(1e-12));
        assertThat(Luma.studio(0, 255, 0)).isCloseTo(16 + 128.553, within(1e-12));
        assertThat(Luma.studio(0, 0, 255)).isCloseTo(16 + 24.966, within(1e-12));
    }
}
