package io.github.dreamsphere.models.train.distil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

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

    /** Brighter pixels everywhere. */
    private static float[] brighter() {
        float[] gradient = new float[EDGE * EDGE * 3];
        Arrays.fill(gradient, 3);
        return gradient;
    }

    private static float[] nothing() {
        return new float[EDGE * EDGE * 3];
    }

    private static DreamtCrop dreamt(float[] gradient) {
        SplittableRandom random = new SplittableRandom(SEED);
        DreamtCrop crop = DreamtCrop.fresh(new RandomCrops.Crop(NoisePicture.of(EDGE), List.of(7)), EDGE, random);
        for (int step = 0; step < STEPS; step++) {
            crop = crop.inNextOctave(random).shifted(random).stepped(gradient);
        }
        return crop;
    }

    private static double mean(DreamtCrop crop) {
        float[] rgb = crop.crop().rgb();
        return IntStream.range(0, rgb.length).mapToDouble(i -> rgb[i]).average().orElseThrow();
    }

    @Test
    void whatTheObjectiveWantsGrowsStepByStep() {
        assertThat(mean(dreamt(brighter()))).isGreaterThan(mean(dreamt(nothing())) + 0.1);
    }

    @Test
    void aStepHasItsLengthWhateverTheGradients() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] grey = new float[EDGE * EDGE * 3];
        Arrays.fill(grey, 0.5f);
        DreamtCrop before = DreamtCrop.fresh(new RandomCrops.Crop(grey, List.of(7)), EDGE, random);
        DreamtCrop after = before.stepped(brighter());
        assertThat(mean(after) - mean(before)).isCloseTo(before.step(), within(1e-5));
        assertThat(before.step()).isBetween(1 / 255f, 3 / 255f);
    }

    @Test
    void whatIsDreamtHasNoClass() {
        assertThat(dreamt(nothing()).crop().labels()).isEmpty();
    }

    @Test
    void aShiftMovesEveryPixelAndLosesNone() {
        SplittableRandom random = new SplittableRandom(SEED);
        float[] noise = NoisePicture.of(EDGE);
        DreamtCrop shifted = DreamtCrop.fresh(new RandomCrops.Crop(noise, List.of()), EDGE, random)
                .shifted(random);
        float[] sorted = noise.clone();
        float[] after = shifted.crop().rgb().clone();
        assertThat(after).isNotEqualTo(sorted);
        Arrays.sort(sorted);
        Arrays.sort(after);
        assertThat(after).isEqualTo(sorted);
    }
}
