package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.dreamsphere.models.train.LearningRate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DistilSettingsTest {
    @Test
    void aBlobIsLearntOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(List.of(), "a", "b", "a"))
                .withMessageContaining("'a' is named twice");
    }

    @Test
    void aBlobCannotHaveTheNameOfALayerOfTheClasses() {
        for (String name : List.of("class_map", "classes", "prob")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings(List.of("cat", "dog"), "a", name))
                    .withMessageContaining("'" + name + "'");
            assertThat(settings(List.of(), "a", name).blobs()).containsExactly("a", name);
        }
    }

    private static DistilSettings settings(List<String> classes, String... blobs) {
        List<DistilSettings.Head> heads = Stream.of(blobs)
                .map(blob -> new DistilSettings.Head(blob, "mixed3a"))
                .toList();
        LearningRate rate = new LearningRate(0.1, 1, 9, LearningRate.Decay.COSINE);
        return new DistilSettings(null, heads, rate, 4, 32, 0, 0, classes);
    }
}
