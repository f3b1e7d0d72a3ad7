package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlignedPairTest {
    private static final int LENGTH = 3 * 8 * 8;
    private static final int SEED = 11;
    private static final double STEP = 1e-3;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final float[] teacher = gradient();
    private final float[] student = gradient();
    private final float[] rgb = gradient();

    private float[] gradient() {
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private AlignedPair pair(float[] teachers, float[] students) {
        return AlignedPair.of(rgb, 0, teachers, students, 0);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private float[] change(AlignedPair pair) {
        float[] change = pair.more().clone();
        for (int i = 0; i < LENGTH; i++) {
            change[i] -= pair.less()[i];
        }
        return change;
    }

    /** How much the score of a student with this gradient says that it should change: (E(more) − E(less)) · weight. */
    private double reward(AlignedPair pair, float[] gradient) {
        return pair.weight() * dot(change(pair), gradient);
    }

    @Test
    void theRewardChangesLikeTheCosineWhenTheStudentsGradientChanges() {
        AlignedPair pair = pair(teacher, student);
        assertThat(pair.cosine()).isCloseTo(AlignedPair.cosine(teacher, student), within(1e-9));
        assertThat(reward(pair, student))
                .as("the student's own direction is left out")
                .isCloseTo(0, within(1e-4));
        float[] turned = gradient();
        float[] more = student.clone();
        float[] less = student.clone();
        for (int i = 0; i < LENGTH; i++) {
            more[i] += (float) STEP * turned[i];
            less[i] -= (float) STEP * turned[i];
        }
        double cosine = AlignedPair.cosine(teacher, more) - AlignedPair.cosine(teacher, less);
        double reward = reward(pair, more) - reward(pair, less);
        assertThat(reward / (2 * STEP)).as("seed " + SEED).isCloseTo(cosine / (2 * STEP), within(1e-3));
    }

    @Test
    void theCropsDifferByLessThanAStepOfADream() {
        double sum = 0;
        for (float value : change(pair(teacher, student))) {
            sum += Math.abs(value);
        }
        assertThat(sum / LENGTH).isCloseTo(2 * 0.4 / 255, within(1e-5));
    }

    @Test
    void parallelOrMissingGradientsAlignNothing() {
        assertThat(pair(teacher, new float[LENGTH]).weight()).isZero();
        assertThat(pair(new float[LENGTH], student).weight()).isZero();
        assertThat(pair(new float[LENGTH], student).more()).isEqualTo(rgb);
        assertThat(AlignedPair.cosine(teacher, teacher)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aShortGradientCountsLess() {
        double length = AlignedPair.length(student);
        float typical = AlignedPair.of(rgb, 0, teacher, student, length / 2).weight();
        float tenTimes = AlignedPair.of(rgb, 0, teacher, student, 10 * length).weight();
        assertThat(typical).isEqualTo(pair(teacher, student).weight());
        assertThat(tenTimes).isCloseTo(typical / 10, within(typical * 1e-4f));
    }
}
