package io.github.dreamsphere.models.train.upscaler;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dreamsphere.models.train.LearningRate;

/**
 * All that decides what a training of an upscaler gives.
 *
 * @param architecture the architecture
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops a step
 * @param crop edge of a crop in pixels of the small picture
 * @param seed of the first weights and of the crops
 * @param kernels how photographs are made small; bicubic if null, as checkpoints of before 0.2 leave it out
 * @param noiseLevel how much noise and JPEG artefacts the net learns to remove, 0..3; 0: none
 * @param drawn the share of crops that are drawings, 0..1; 0 if older checkpoints leave it out
 * @param loss what is made small; absolute if null, as older checkpoints leave it out
 */
public record UpscalerSettings(
        @JsonProperty("plan") UpscalerArchitecture architecture,
        LearningRate rate,
        int batch,
        int crop,
        long seed,
        KernelMix kernels,
        int noiseLevel,
        double drawn,
        Loss loss) {
    public UpscalerSettings {
        if (batch < 1 || crop < 1) {
            throw new IllegalArgumentException("batch and crop must be >= 1, were " + batch + " and " + crop);
        }
        if (noiseLevel < 0 || noiseLevel > 3) {
            throw new IllegalArgumentException("the noise level must be 0 to 3, was " + noiseLevel);
        }
        if (!(drawn >= 0 && drawn <= 1)) {
            throw new IllegalArgumentException("the share of drawings must be 0 to 1, was " + drawn);
        }
        kernels = kernels == null ? KernelMix.BICUBIC : kernels;
        loss = loss == null ? Loss.ABSOLUTE : loss;
    }

    /** The same for a training of {@code steps} steps. */
    UpscalerSettings over(int steps) {
        return new UpscalerSettings(
                architecture, rate.over(steps), batch, crop, seed, kernels, noiseLevel, drawn, loss);
    }
}
