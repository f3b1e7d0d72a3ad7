package io.github.dreamsphere.models.train.upscaler;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.train.LearningRate;

/**
 * The settings of the training of an upscaler; together with the photographs they determine the result.
 *
 * @param architecture the architecture
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops per step
 * @param crop edge of a crop in pixels of the low resolution
 * @param seed seed of the initial weights and of the crops
 * @param kernels kernels that shrink photographs; null for bicubic, as in checkpoints before 0.2
 * @param noiseLevel level of noise and JPEG artefacts that the net learns to remove, 0..3; 0 for none
 * @param drawn share of crops that are synthetic drawings, 0..1; 0 in older checkpoints
 * @param loss the loss; null for absolute, as in older checkpoints
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
        if (loss == Loss.LUMA && architecture.picture() == ImageSpec.Channels.LUMA) {
            throw new IllegalArgumentException(
                    "the loss luma weighs colours; a net for luma has one sample per pixel, so choose another loss");
        }
    }

    /** The same settings for a training of {@code steps} steps. */
    UpscalerSettings over(int steps) {
        return new UpscalerSettings(
                architecture, rate.over(steps), batch, crop, seed, kernels, noiseLevel, drawn, loss);
    }
}
