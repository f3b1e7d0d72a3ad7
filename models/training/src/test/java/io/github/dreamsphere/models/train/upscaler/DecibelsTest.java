package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class DecibelsTest {
    private static final int SIZE = 6;
    private static final IActivation PLAIN = new ActivationIdentity();

    private final Decibels loss = new Decibels(SIZE);
    private final Decibels luma = new LumaDecibels(SIZE);
    private final INDArray labels = Nd4j.rand(DataType.DOUBLE, 3, SIZE);

    @Test
    void theScoreIsMinusThePsnrOfEachCrop() {
        INDArray said = labels.dup();
        said.getRow(0).addi(0.1);
        said.getRow(1).addi(0.01);
        double nearly = -10 * Math.log10(Decibels.NEARLY);
        double first = -10 * Math.log10(0.1 * 0.1 + Decibels.NEARLY);
        double second = -10 * Math.log10(0.01 * 0.01 + Decibels.NEARLY);
        assertThat(score(said)).isCloseTo(-(first + second + nearly), within(1e-6));
    }

    @Test
    void theGradientIsThatOfTheScore() {
        checkGradient(loss);
    }

    @Test
    void theGradientOfLumaIsThatOfItsScore() {
        checkGradient(luma);
    }

    private void checkGradient(Decibels loss) {
        INDArray said = labels.add(Nd4j.rand(DataType.DOUBLE, 3, SIZE).muli(0.1));
        INDArray gradient = loss.computeGradient(labels, said, PLAIN, null);
        double step = 1e-6;
        for (int i = 0; i < said.length(); i++) {
            INDArray more = said.dup();
            more.putScalar(i, said.getDouble(i) + step);
            assertThat((score(loss, more) - score(loss, said)) / step).isCloseTo(gradient.getDouble(i), within(1e-2));
        }
    }

    @Test
    void anErrorOfAllColoursAlikeCountsTheSameInLuma() {
        INDArray said = labels.add(0.1);
        assertThat(score(luma, said)).isCloseTo(score(loss, said), within(1e-6));
    }

    @Test
    void anErrorThatLumaDoesNotShowCountsLess() {
        INDArray said = labels.dup();
        for (int pixel = 0; pixel < said.length(); pixel += 3) {
            said.putScalar(pixel, said.getDouble(pixel) + 0.1 / 0.299);
            said.putScalar(pixel + 1, said.getDouble(pixel + 1) - 0.1 / 0.587);
        }
        double ofColours = 1 - LumaDecibels.SHARE;
        assertThat(score(luma, said)).isCloseTo(score(loss, said) + 30 * Math.log10(ofColours), within(0.1));
    }

    private double score(INDArray said) {
        return score(loss, said);
    }

    private double score(Decibels loss, INDArray said) {
        return loss.computeScore(labels, said, PLAIN, null, false);
    }
}
