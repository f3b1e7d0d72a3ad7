package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalEquationsTest {
    private static final int INPUTS = 3;
    private static final int OUTPUTS = 2;
    /** The constants are last. */
    private static final double[] TRUTH = {1, -2, 0.5, 3, 0, 4, -1, -0.25};

    @Test
    void findsWeightsAndConstantsInParts() {
        NormalEquations equations = new NormalEquations(INPUTS, OUTPUTS);
        Random random = new Random(1);
        for (int part = 0; part < 5; part++) {
            add(equations, random, 500);
        }
        double[] solved = equations.solved(0);
        for (int i = 0; i < TRUTH.length; i++) {
            assertThat(solved[i]).isCloseTo(TRUTH[i], within(1e-4));
        }
    }

    @Test
    void aRidgeMakesWeightsSmallerAndLeavesConstantsFree() {
        NormalEquations equations = new NormalEquations(INPUTS, OUTPUTS);
        add(equations, new Random(2), 4000);
        double[] solved = equations.solved(1e6);
        for (int i = 0; i < TRUTH.length; i++) {
            boolean constant = i % (INPUTS + 1) == INPUTS;
            assertThat(solved[i]).isCloseTo(constant ? TRUTH[i] : 0, within(0.2));
        }
    }

    /** Adds examples of the truth, with inputs of mean 0. */
    private static void add(NormalEquations equations, Random random, int count) {
        float[] x = new float[count * (INPUTS + 1)];
        float[] y = new float[count * OUTPUTS];
        for (int n = 0; n < count; n++) {
            for (int i = 0; i <= INPUTS; i++) {
                x[n * (INPUTS + 1) + i] = i == INPUTS ? 1 : (float) random.nextGaussian();
                for (int o = 0; o < OUTPUTS; o++) {
                    y[n * OUTPUTS + o] += (float) (TRUTH[o * (INPUTS + 1) + i] * x[n * (INPUTS + 1) + i]);
                }
            }
        }
        equations.add(x, y);
    }
}
