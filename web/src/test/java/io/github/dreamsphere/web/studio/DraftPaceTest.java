package io.github.dreamsphere.web.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DraftPaceTest {
    private static double way(List<Integer> steps, List<Double> sizes) {
        double way = 0;
        for (int i = 0; i < steps.size(); i++) {
            way += steps.get(i) * sizes.get(i);
        }
        return way;
    }

    @Test
    void aDraftGoesAsFarAsTheDreamInFewerSteps() {
        for (List<Integer> steps : List.of(List.of(20, 10), List.of(40), List.of(3, 1, 2), List.of(30, 20, 10))) {
            DraftPace draft = DraftPace.of(steps, List.of(1.5));

            List<Double> sizes = steps.stream().map(step -> 1.5).toList();
            assertThat(way(draft.steps(), draft.sizes())).as("%s", steps).isCloseTo(way(steps, sizes), within(1e-9));
            assertThat(draft.steps()).allMatch(step -> step <= 6);
        }
    }

    @Test
    void strengthAndPatienceChangeIt() {
        DraftPace usual = DraftPace.of(List.of(10), List.of(1.5));

        assertThat(DraftPace.of(List.of(10), List.of(3.0))).isNotEqualTo(usual);
        assertThat(DraftPace.of(List.of(40), List.of(1.5))).isNotEqualTo(usual);
        assertThat(DraftPace.of(List.of(0), List.of(1.5)).steps()).containsExactly(0);
        assertThat(usual.settings()).containsEntry("steps", List.of("4")).containsEntry("step-size", List.of("3.75"));
    }
}
