package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.models.train.LearningRate;

/**
 * All that decides what a training of an upscaler gives.
 *
 * @param plan the architecture
 * @param rate the learning rate; its total is the number of steps
 * @param batch crops a step
 * @param crop edge of a crop in pixels of the small picture
 * @param seed of the first weights and of the crops
 */
public record UpscalerSettings(UpscalerPlan plan, LearningRate rate, int batch, int crop, long seed) {
    public UpscalerSettings {
        if (batch < 1 || crop < 1) {
            throw new IllegalArgumentException("batch and crop must be >= 1, were " + batch + " and " + crop);
        }
    }
}
