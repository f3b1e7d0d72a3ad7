package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aDreamThatGoesOnIsNotThoughtToHaveComeSoFarInAMoment() {
        TimeLeft time = new TimeLeft();
        assertThat(time.after("making room", 0, 0)).isNegative();
        assertThat(time.after("reading", 0, SECOND)).isNegative();
        assertThat(time.after("octave 3/4, step 2/10", 0.5, 2 * SECOND)).isNegative();
        assertThat(time.after("octave 3/4, step 3/10", 0.51, 3 * SECOND)).isNegative();

        // Ten seconds for a tenth of the work: four tenths are left.
        assertThat(time.after("octave 3/4, step 9/10", 0.6, 12 * SECOND)).isCloseTo(40, within(1e-6));
    }
}
