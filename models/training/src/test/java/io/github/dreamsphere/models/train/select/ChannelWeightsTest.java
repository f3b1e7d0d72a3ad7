package io.github.dreamsphere.models.train.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ChannelWeightsTest {
    private final ClassResponses responses = new ClassResponses(
            5,
            new TreeMap<>(Map.of(
                    "rose", new double[] {3, 1, 1, 0, 5},
                    "tower", new double[] {0, 6, 1, 0, 0},
                    "dog", new double[] {1, 1, 4, 0, 3},
                    "cat", new double[] {0, 4, 0, 0, 1})));

    @Test
    void weighsByTheStrongestOfEachSide() {
        float[] weights = ChannelWeights.of(responses, List.of("rose", "tower"), List.of("dog", "cat"));

        // Selectivities 3/4, 6/10, 1/5, none, 5/8.
        assertThat(weights).containsExactly(new float[] {1, 0.4f, 0, 0, 0.5f}, within(1e-6f));
    }

    @Test
    void unlikedAreAllOthersByDefault() {
        assertThat(ChannelWeights.of(responses, List.of("rose", "tower"), List.of()))
                .isEqualTo(ChannelWeights.of(responses, List.of("rose", "tower"), List.of("cat", "dog")));
    }

    @Test
    void refusesUnknownAndContradictingClasses() {
        assertThatThrownBy(() -> ChannelWeights.of(responses, List.of("tulip"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no pictures of class 'tulip'; the classes are cat, dog, rose, tower");
        assertThatThrownBy(() -> ChannelWeights.of(responses, List.of("rose"), List.of("rose", "dog")))
                .hasMessage("class 'rose' cannot be liked and unliked");
        assertThatThrownBy(() -> ChannelWeights.of(responses, List.of("rose", "tower", "dog", "cat"), List.of()))
                .hasMessage("at least one class to dream of and one other class are needed");
    }
}
