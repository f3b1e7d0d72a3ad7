package io.github.dreamsphere.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VotesTest {
    private final Votes votes = new Votes(5, 1);

    @Test
    void thoseThatAgreeAreAveragedByTheirWeights() {
        votes.add(2, -1, 0, 3);
        votes.add(2.1f, -1, 0.1f, 1);
        votes.decide();

        assertThat(votes.mean(0)).isCloseTo(2.025f, within(1e-3f));
        assertThat(votes.mean(1)).isCloseTo(-1, within(1e-3f));
        assertThat(votes.mean(2)).isCloseTo(0.025f, within(1e-3f));
        assertThat(votes.weight()).isCloseTo(4, within(1e-2f));
    }

    @Test
    void ofTwoMotionsTheOneWithMoreSupportRemains() {
        votes.add(20, 0, 0, 1);
        votes.add(0, 0, 0, 0.8f);
        votes.add(0.2f, 0, 0, 0.8f);
        votes.decide();

        assertThat(votes.mean(0)).isCloseTo(0.1f, within(0.01f));
        assertThat(votes.weight()).isCloseTo(1.6f, within(0.01f));
    }

    @Test
    void anotherPlaceStartsAnew() {
        votes.add(20, 0, 0, 1);
        votes.decide();
        votes.clear();
        votes.add(1, 2, 3, 1e-6f);
        votes.decide();

        assertThat(new float[] {votes.mean(0), votes.mean(1), votes.mean(2)}).containsExactly(1, 2, 3);
    }
}
