package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.dream.Objective;
import io.github.dreamsphere.models.train.NoisePicture;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DreamtCropTest {
    private static final int EDGE = 32;
    private static final int STEPS = 30;
    private static final int SEED = 4;

    /** Wants brighter pixels, wherever they are. */
    private static final class Brighter implements Objective.Session {
        @Override
        public double gradient(float[] rgb, float[] gradient) {
            Arrays.fill(gradient, 3);
            return 0;
        }

        @Override
        public void close() {}
    }

    /** Wants nothing. */
    private static final class Nothing implements Objective.Session {
        @Override
        public double gradient(float[] rgb, float[] gradient) {
            return 0;
        }

        @Override
        public void close() {}
    }

    private static DreamtCrop dreamt(Objective.Session session) {
        SplittableRandom random = new SplittableRandom(SEED);
        DreamtCrop crop = DreamtCrop.fresh(new RandomCrops.Crop(NoisePicture.of(EDGE), List.of(7)), EDGE, random);
        for (int step = 0; step < STEPS; step++) {
            crop = crop.inNextOctave(random).dreamtOn(session, random);
        }
        return crop;
    }

    private static double mean(DreamtCrop crop) {
        float[] rgb = crop.crop().rgb();
        return IntStream.range(0, rgb.length).mapToDouble(i -> rgb[i]).average().orElseThrow();
    }

    @Test
    void whatTheObjectiveWantsGrowsStepByStep() {
        assertThat(mean(dreamt(new Brighter()))).isGreaterThan(mean(dreamt(new Nothing())) + 0.1);
    }

    @Test
    void aStepHasItsLengthWhateverTheGradients() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] grey = new float[EDGE * EDGE * 3];
        Arrays.fill(grey, 0.5f);
        DreamtCrop before = DreamtCrop.fresh(new RandomCrops.Crop(grey, List.of(7)), EDGE, random);
        DreamtCrop after = before.dreamtOn(new Brighter(), random);
        assertThat(mean(after) - mean(before)).isCloseTo(before.step(), within(1e-5));
        assertThat(before.step()).isBetween(1 / 255f, 3 / 255f);
    }

    @Test
    void whatIsDreamtHasNoClass() {
        assertThat(dreamt(new Nothing()).crop().labels()).isEmpty();
    }
}
