package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.models.net.Convolution;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class SoftmaxRegressionTest {
    private static final int CLASSES = 3;
    private static final int EXAMPLES = 300;
    private static final int INPUTS = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheClassesOfExamplesInSeparateClusters(long seed) {
        float[][] inputs = clusters(seed);
        assertThat(right(fitted(inputs), inputs)).isEqualTo(EXAMPLES);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theUnitsOfTheInputsDoNotMatter(long seed) {
        float[][] inputs = clusters(seed);
        float[][] others = clusters(seed);
        for (float[] example : others) {
            example[0] = 1000 * example[0] + 300;
            example[1] = 0.001f * example[1];
        }
        Convolution fitted = fitted(inputs);
        Convolution other = fitted(others);
        for (int i = 0; i < EXAMPLES; i++) {
            assertThat(scores(other, others[i])).containsExactly(scores(fitted, inputs[i]), within(0.01f));
        }
    }

    @Test
    void ofAnInputThatNeverChangesNothingIsLearnt() {
        Convolution fitted = fitted(clusters(4));
        for (int c = 0; c < CLASSES; c++) {
            assertThat(fitted.weights().data()[c * INPUTS + INPUTS - 1]).isZero();
        }
    }

    @Test
    void theScoresOfEqualExamplesGiveTheSharesOfTheirClasses() {
        float[][] inputs = new float[EXAMPLES][INPUTS];
        INDArray shares = Nd4j.zeros(EXAMPLES, CLASSES);
        for (int i = 0; i < EXAMPLES; i++) {
            shares.putScalar(i, i % 4 == 0 ? 0 : 1, 0.75);
            shares.putScalar(i, 2, 0.25);
        }
        Convolution fitted = new SoftmaxRegression(Nd4j.create(inputs), shares).solved(1);
        float[] scores = scores(fitted, inputs[0]);
        assertThat(Math.exp(scores[1] - scores[0])).isCloseTo(3, within(0.1));
        assertThat(Math.exp(scores[2] - scores[1])).isCloseTo(0.25 / (0.75 * 0.75), within(0.05));
    }

    /** Examples of class i % 3, around three places; the last input is always the same. */
    private static float[][] clusters(long seed) {
        Random random = new Random(seed);
        float[][] inputs = new float[EXAMPLES][INPUTS];
        for (int i = 0; i < EXAMPLES; i++) {
            for (int j = 0; j < INPUTS - 1; j++) {
                inputs[i][j] = (float) random.nextGaussian(i % CLASSES == j ? 8 : 0, 1);
            }
            inputs[i][INPUTS - 1] = 0.1f;
        }
        return inputs;
    }

    private static Convolution fitted(float[][] inputs) {
        INDArray shares = Nd4j.zeros(EXAMPLES, CLASSES);
        for (int i = 0; i < EXAMPLES; i++) {
            shares.putScalar(i, i % CLASSES, 1);
        }
        return new SoftmaxRegression(Nd4j.create(inputs), shares).solved(1);
    }

    private static int right(Convolution fitted, float[][] inputs) {
        int right = 0;
        for (int i = 0; i < inputs.length; i++) {
            float[] scores = scores(fitted, inputs[i]);
            float own = scores[i % CLASSES];
            right += own == Math.max(scores[0], Math.max(scores[1], scores[2])) ? 1 : 0;
        }
        return right;
    }

    private static float[] scores(Convolution fitted, float[] inputs) {
        float[] scores = fitted.bias().data().clone();
        for (int c = 0; c < scores.length; c++) {
            for (int j = 0; j < inputs.length; j++) {
                scores[c] += fitted.weights().data()[c * inputs.length + j] * inputs[j];
            }
        }
        return scores;
    }
}
