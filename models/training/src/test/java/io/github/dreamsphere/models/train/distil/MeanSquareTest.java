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

    private final MeanSquare loss = new MeanSquare(POSITIONS, CHANNELS, 0);
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
    void aPairIsRewardedForTheEnergyThatItsSecondCropHasMore() {
        INDArray values = rows(0.5f);
        INDArray weights = rows(0.25f);
        INDArray batch = Nd4j.vstack(values, values, weights);
        MeanSquare paired = new MeanSquare(POSITIONS, CHANNELS, 1);
        INDArray same = Nd4j.vstack(values, values, values);
        assertThat(paired.computeScore(batch, same, PLAIN, null, false))
                .as("nothing changes, and the values are right")
                .isCloseTo(0, within(1e-6));
        INDArray more = Nd4j.vstack(values, values, rows(0.7f));
        double energy = 0.5 * POSITIONS * CHANNELS * 0.25 * (0.7 * 0.7 - 0.5 * 0.5);
        assertThat(paired.computeScore(batch, more, PLAIN, null, false))
                .isCloseTo(-MeanSquare.ALIGNMENT * energy, within(1e-6));
    }

    @Test
    void whatIsNegativeHasNoEnergy() {
        INDArray values = rows(0.5f);
        INDArray batch = Nd4j.vstack(values, rows(0.25f));
        INDArray said = Nd4j.vstack(values, rows(-0.7f));
        double energy = -0.5 * POSITIONS * CHANNELS * 0.25 * 0.5 * 0.5;
        assertThat(new MeanSquare(POSITIONS, CHANNELS, 1).computeScore(batch, said, PLAIN, null, false))
                .isCloseTo(-MeanSquare.ALIGNMENT * energy, within(1e-6));
    }

    @Test
    void theGradientIsThatOfTheScore() {
        gradientIsThatOfTheScore(loss, labels);
    }

    @Test
    void theGradientOfPairsIsThatOfTheScore() {
        INDArray batch = Nd4j.vstack(rows(-0.25f), rows(0.5f), rows(1), rows(0.25f), rows(2));
        gradientIsThatOfTheScore(new MeanSquare(POSITIONS, CHANNELS, 2), batch);
    }

    private static void gradientIsThatOfTheScore(MeanSquare loss, INDArray labels) {
        INDArray said = labels.mul(0.3).addi(0.2);
        said.putScalar(3, 0.9);
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
            assertThat(gradient.getDouble(i)).as("value %d", i).isCloseTo(slope, within(1e-3));
        }
    }
}
