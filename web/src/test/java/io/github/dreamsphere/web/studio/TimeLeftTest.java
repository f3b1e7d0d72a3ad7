package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TimeLeftTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void aDreamThatGoesOnIsNotThoughtToHaveComeSoFarInAMoment() {
        TimeLeft time = new TimeLeft();
        assertThat(time.after("lake.jpg", 0, 0)).isNegative();
        assertThat(time.after("lake.jpg, reading", 0, SECOND)).isNegative();
        assertThat(time.after("lake.jpg, octave 3/4, step 2/10", 0.5, 2 * SECOND))
                .isNegative();
        assertThat(time.after("lake.jpg, octave 3/4, step 3/10", 0.51, 3 * SECOND))
                .isNegative();

        // Ten seconds for a tenth of the work: four tenths are left.
        assertThat(time.after("lake.jpg, octave 3/4, step 9/10", 0.6, 12 * SECOND))
                .isCloseTo(40, within(1e-6));
    }

    @Test
    void aJourneyThatGoesOnCountsFromItsFirstPicture() {
        TimeLeft time = new TimeLeft();
        assertThat(time.after("frame 25/48, reading", 0.5, 0)).isNegative();
        time.after("frame 25/48, octave 1/2, step 1/3", 0.5, SECOND);
        assertThat(time.after("frame 37/48", 0.75, 20 * SECOND)).isCloseTo(20, within(1e-6));
    }
}
