package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AlignedPairTest {
    private static final int LENGTH = 3 * 8 * 8;
    private static final int SEED = 11;
    private static final double STEP = 1e-3;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final float[] teacher = gradient();
    private final float[] student = gradient();
    private final RandomCrops.Crop crop = new RandomCrops.Crop(gradient(), List.of());

    private float[] gradient() {
        float[] values = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private AlignedPair pair(float[] teachers, float[] students) {
        return AlignedPair.of(crop, 0, new Teacher.Lesson(List.of(), teachers), students, 0);
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    private float[] change(AlignedPair pair) {
        float[] change = pair.changed().clone();
        for (int i = 0; i < LENGTH; i++) {
            change[i] -= crop.rgb()[i];
        }
        return change;
    }

    /** How much the score of a student with this gradient says that it should change: (E(changed) − E(crop)) · weight. */
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
    void theCropChangesByLessThanAStepOfADream() {
        double sum = 0;
        for (float value : change(pair(teacher, student))) {
            sum += Math.abs(value);
        }
        assertThat(sum / LENGTH).isCloseTo(0.5 / 255, within(1e-5));
    }

    @Test
    void parallelOrMissingGradientsAlignNothing() {
        assertThat(pair(teacher, new float[LENGTH]).weight()).isZero();
        assertThat(pair(new float[LENGTH], student).weight()).isZero();
        assertThat(pair(new float[LENGTH], student).changed()).isEqualTo(crop.rgb());
        assertThat(AlignedPair.cosine(teacher, teacher)).isCloseTo(1, within(1e-6));
    }

    @Test
    void aShortGradientCountsLess() {
        double length = AlignedPair.length(student);
        Teacher.Lesson lesson = new Teacher.Lesson(List.of(), teacher);
        float typical = AlignedPair.of(crop, 0, lesson, student, length / 2).weight();
        float tenTimes = AlignedPair.of(crop, 0, lesson, student, 10 * length).weight();
        assertThat(typical).isEqualTo(pair(teacher, student).weight());
        assertThat(tenTimes).isCloseTo(typical / 10, within(typical * 1e-4f));
    }
}
