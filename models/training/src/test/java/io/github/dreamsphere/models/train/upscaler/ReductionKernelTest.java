package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReductionKernelTest {
    /** The figures of MATLAB's imresize([0 0 0 1 0 0 0 0], 1/2): Keys' kernel stretched twice, sampled, normalised. */
    @Test
    void halvesAnImpulseAsMatlabDoes() {
        float[] row = new float[8 * 3];
        row[3 * 3] = row[3 * 3 + 1] = row[3 * 3 + 2] = 1;
        float[] half = ReductionKernel.BICUBIC.resize(row, 8, 1, 4, 1);
        double[] expected = {-0.03515625, 0.43359375, 0.11328125, -0.01171875};
        for (int i = 0; i < expected.length; i++) {
            assertThat(half[3 * i]).as("sample " + i).isCloseTo((float) expected[i], within(1e-6f));
        }
    }

    @Test
    void theBoxIsTheMean() {
        float[] row = new float[4 * 3];
        for (int i = 0; i < row.length; i++) {
            row[i] = i / 3 * (i / 3);
        }
        float[] half = ReductionKernel.BOX.resize(row, 4, 1, 2, 1);
        assertThat(half).containsExactly(new float[] {0.5f, 0.5f, 0.5f, 6.5f, 6.5f, 6.5f}, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void aConstantStaysConstant(ReductionKernel kernel) {
        float[] grey = new float[10 * 6 * 3];
        Arrays.fill(grey, 0.3f);
        assertThat(kernel.resize(grey, 10, 6, 5, 3)).hasSize(5 * 3 * 3).containsOnly(new float[] {0.3f}, within(1e-6f));
    }

    @Test
    void thePhasesAreTheEnlargement() {
        Random random = new Random(3);
        int edge = 9;
        float[] rgb = new float[edge * edge * 3];
        float[] plane = new float[edge * edge];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = random.nextFloat();
            rgb[3 * i] = plane[i];
        }
        float[] twice = ReductionKernel.BICUBIC.resize(rgb, edge, edge, 2 * edge, 2 * edge);
        for (int phase = 0; phase < 4; phase++) {
            float at = BicubicPhases.at(plane, 4 * edge + 4, edge, phase % 2, phase / 2);
            int x = 8 + phase % 2;
            int y = 8 + phase / 2;
            assertThat(at).isCloseTo(twice[(y * 2 * edge + x) * 3], within(1e-5f));
        }
    }
}
