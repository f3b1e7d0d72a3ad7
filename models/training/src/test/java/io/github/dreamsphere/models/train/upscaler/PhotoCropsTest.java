package io.github.dreamsphere.models.train.upscaler;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.train.LearningRate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class PhotoCropsTest {
    private static final int CROPS = 40;
    private static final PhotoPair BLACK = new PhotoPair(30, 30, new byte[3 * 30 * 30], new byte[3 * 60 * 60]);

    @Test
    void drawingsHaveTheShareThatIsGiven() {
        assertThat(drawingsAmong(0)).isZero();
        assertThat(drawingsAmong(1)).isEqualTo(CROPS);
        assertThat(drawingsAmong(0.5)).isBetween(CROPS / 4, 3 * CROPS / 4);
    }

    @Test
    void aStepAlwaysHasTheSameCrops() {
        PhotoCrops crops = crops(0.5);
        INDArray first = crops.batch(3, CROPS).input();
        crops.batch(4, CROPS);
        assertThat(crops.batch(3, CROPS).input()).isEqualTo(first);
    }

    /** How many of the crops, the photographs being black, are not. */
    private static int drawingsAmong(double share) {
        INDArray input = crops(share).batch(0, CROPS).input();
        int drawings = 0;
        for (int i = 0; i < CROPS; i++) {
            drawings += input.slice(i).maxNumber().floatValue() > 0 ? 1 : 0;
        }
        return drawings;
    }

    private static PhotoCrops crops(double drawn) {
        LearningRate rate = new LearningRate(1e-3, 0, 1, LearningRate.Decay.COSINE);
        UpscalerSettings settings = new UpscalerSettings(
                new UpscalerArchitecture(8, 3), rate, CROPS, 8, 7, KernelMix.BICUBIC, 0, drawn, Loss.ABSOLUTE);
        return new PhotoCrops(List.of(BLACK), settings);
    }
}
