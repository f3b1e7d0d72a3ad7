package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MeanSquareTest {
    private static final int POSITIONS = 2;
    private static final int CHANNELS = 3;
    private static final IActivation PLAIN = new ActivationIdentity();

    private final MeanSquare loss = new MeanSquare(POSITIONS, CHANNELS);
    /** An example with a mean square of 0.25, which counts as it is, and one with 16, which counts a sixteenth. */
    private final INDArray labels = Nd4j.vstack(rows(0.5f), rows(-4f));

    private static INDArray rows(float value) {
        return Nd4j.valueArrayOf(new long[] {POSITIONS, CHANNELS}, value, DataType.FLOAT);
    }

    @Test
    void anExampleStrongerThanOneCountsRelativeToItsStrength() {
        INDArray said = labels.add(0.4);
        double each = 0.4 * 0.4;
        assertThat(loss.computeScore(labels, said, PLAIN, null, false)).isCloseTo(each + each / 16, within(1e-6));
    }

    @Test
    void theGradientIsThatOfTheScore() {
        INDArray said = labels.mul(0.3).addi(0.2);
        INDArray gradient = loss.computeGradient(labels, said.dup(), PLAIN, null);
        double step = 1e-2;
        for (int i = 0; i < said.length(); i++) {
            INDArray more = said.dup();
            INDArray less = said.dup();
            more.putScalar(i, said.getDouble(i) + step);
            less.putScalar(i, said.getDouble(i) - step);
            double slope = (loss.computeScore(labels, more, PLAIN, null, false)
                            - loss.computeScore(labels, less, PLAIN, null, false))
                    / (2 * step);
            assertThat(gradient.getDouble(i)).as("value %d", i).isCloseTo(slope, within(1e-4));
        }
    }
}
