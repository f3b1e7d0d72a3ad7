package io.github.dreamsphere.core.dream;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NormalisedStepTest {
    private static final Offset<Float> ROUNDING = Offset.offset(1e-6f);

    @Test
    void theMeanChangeDoesNotDependOnTheGradientsMagnitude() {
        for (float strength : new float[] {1e-6f, 1, 1e6f}) {
            float[] rgb = {0.5f, 0.5f, 0.5f, 0.5f};
            NormalisedStep.take(rgb, new float[] {3 * strength, -strength, 0, 0}, 0.01f);
            assertThat(rgb).containsExactly(new float[] {0.53f, 0.49f, 0.5f, 0.5f}, ROUNDING);
        }
    }

    @Test
    void thePictureStaysWithinItsRange() {
        float[] rgb = {0.99f, 0.01f};
        NormalisedStep.take(rgb, new float[] {1, -1}, 0.1f);
        assertThat(rgb).containsExactly(1, 0);
    }

    @Test
    void withoutAGradientNothingChanges() {
        float[] rgb = {0.25f, 0.75f};
        NormalisedStep.take(rgb, new float[2], 0.1f);
        assertThat(rgb).containsExactly(0.25f, 0.75f);
    }
}
