package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EvennessTest {
    private static final float[] WEAK = {0.01f, -0.03f, 0.02f};
    private static final float[] STRONG = {1, -3, 2};

    private static float[] evened(float[] gradient, double evenness) {
        float[] evened = gradient.clone();
        Evenness.apply(evened, evenness);
        return evened;
    }

    @Test
    void withoutItGradientsStayAsTheyAre() {
        assertThat(evened(WEAK, 0)).isEqualTo(WEAK);
    }

    @Test
    void fullyEvenTilesAreEquallyStrong() {
        float[] unit = {0.5f, -1.5f, 1};
        assertThat(evened(WEAK, 1)).containsExactly(unit, within(1e-6f));
        assertThat(evened(STRONG, 1)).containsExactly(unit, within(1e-6f));
    }

    @Test
    void inTheMiddleTheirStrengthsDifferByTheRoot() {
        assertThat(evened(STRONG, 0.5)[0] / evened(WEAK, 0.5)[0]).isCloseTo(10, within(1e-4f));
    }

    @Test
    void nothingStaysNothing() {
        assertThat(evened(new float[3], 1)).containsOnly(0);
    }

    @Test
    void whatIsNotFiniteStaysSo() {
        assertThat(evened(new float[] {1, Float.NaN}, 1)).contains(Float.NaN);
        assertThat(evened(new float[] {1, Float.POSITIVE_INFINITY}, 1)[1]).isNaN();
    }
}
